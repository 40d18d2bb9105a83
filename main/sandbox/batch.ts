import { invalid } from './errors.ts';
import type { SandboxReply, SandboxRequest } from './request.ts';
import type { Ctx } from './state.ts';

interface Item {
  readonly method?: string;
  readonly relative_url?: string;
  readonly body?: string;
  readonly access_token?: string;
}

function readItems(text: string): Item[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalid('Param batch must be an array', 'batch');
  }
  if (!Array.isArray(parsed) || parsed.length === 0)
    throw invalid('Param batch must be a non-empty array', 'batch');
  if (parsed.length > 50)
    throw invalid('Too many requests in batch message. Maximum batch size is 50', 'batch');
  return parsed as Item[];
}

/** Each item is a request of its own: it counts, it can fail, and it can be missing because time ran out. */
export function runBatch(
  ctx: Ctx,
  send: (request: SandboxRequest) => SandboxReply | null,
): readonly unknown[] {
  const items = readItems(ctx.ask.params['batch'] ?? '');
  const nulls = ctx.faults.find((fault) => fault.kind === 'null-items');
  const from = nulls ? items.length - Math.min(items.length, nulls.bytes ?? 1) : items.length;
  const proof = ctx.ask.params['appsecret_proof'];
  return items.map((item, i) => {
    if (i >= from) return null;
    const path = (item.relative_url ?? '').replace(/^\//, '');
    const version = /^v\d+\.\d+\//.test(path) ? '' : `${ctx.ask.version === '' ? 'v26.0' : ctx.ask.version}/`;
    const join = path.includes('?') ? '&' : '?';
    const signed =
      proof === undefined || item.access_token !== undefined ? '' : `${join}appsecret_proof=${proof}`;
    const reply = send({
      method: item.method ?? 'GET',
      url: `${ctx.ask.origin}/${version}${path}${signed}`,
      headers: {
        authorization: `Bearer ${item.access_token ?? ctx.token.text}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      ...(item.body === undefined ? {} : { body: item.body }),
    });
    if (!reply) return null;
    const headers = Object.entries(reply.headers).map(([name, value]) => ({ name, value }));
    return { code: reply.status, headers, body: String(reply.body) };
  });
}
