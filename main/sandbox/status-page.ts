import type { SandboxReply } from './request.ts';
import type { Sandbox } from './sandbox.ts';
import type { State } from './state.ts';

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${line(head, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}

const style =
  'body{font:14px/1.5 system-ui;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1d2433}' +
  'table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;padding:.25rem .75rem .25rem 0;' +
  'border-bottom:1px solid #e3e6ee;vertical-align:top}h1{font-size:1.4rem}h2{font-size:1.05rem}code{font-size:12px}';

/** For a person who opens the sandbox in a browser: its time, its clients, what came in and what was changed. */
export function statusPage(sandbox: Sandbox, state: State): SandboxReply {
  const { clients, appId } = sandbox.describe();
  const requests = sandbox.requests();
  const recent = requests
    .slice(-15)
    .reverse()
    .map((one) => [
      String(one.seq),
      one.method,
      one.path,
      one.token ?? '–',
      one.status === null ? 'no reply' : String(one.status),
      one.code === null ? '' : `${one.code}${one.subcode === null ? '' : `/${one.subcode}`}`,
      one.fault ?? '',
    ]);
  const applied = sandbox
    .applied()
    .slice(-15)
    .reverse()
    .map((one) => [
      one.at,
      one.object,
      one.field,
      one.before,
      one.after,
      one.foreign ? 'from outside' : one.by,
    ]);
  const listed = clients.map((client) => [
    client.name,
    client.accounts
      .map((a) => `${a.id} ${a.currency} ${a.timezone}${a.note ? ` (${a.note})` : ''}`)
      .join(', '),
    client.pages.map((p) => `${p.id} ${p.name}${p.note ? ` (${p.note})` : ''}`).join(', '),
  ]);
  const faults = state.faults.map((one) => [
    one.fault.kind,
    JSON.stringify(one.match),
    one.left === null ? 'until removed' : String(one.left),
    String(one.hits),
  ]);
  const body = [
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox Graph</title>',
    `<style>${style}</style><h1>Sandbox Graph</h1>`,
    `<p>A fake of Meta’s Graph for development. App <code>${appId}</code>, seed ${state.world.seed}, `,
    `time ${new Date(sandbox.clock.now()).toISOString()}, ${requests.length} requests, `,
    `${sandbox.applied().length} changes.</p>`,
    `<h2>Switches</h2>${table(
      ['switch', 'value'],
      Object.entries(state.config).map(([k, v]) => [k, JSON.stringify(v)]),
    )}`,
    `<h2>Faults</h2>${table(['kind', 'match', 'left', 'hits'], faults)}`,
    `<h2>Changes</h2>${table(['at', 'object', 'field', 'before', 'after', 'by'], applied)}`,
    `<h2>Requests</h2>${table(['#', 'method', 'path', 'token', 'status', 'code', 'fault'], recent)}`,
    `<h2>Clients</h2>${table(['client', 'ad accounts', 'Pages'], listed)}</html>`,
  ].join('');
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
