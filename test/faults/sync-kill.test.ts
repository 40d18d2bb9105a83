import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { write } from '../../main/db/access.ts';
import { markInterrupted } from '../../main/sync/store.ts';
import { removeFolder } from '../builders/desk.ts';
import { closeGraphs } from '../builders/graph.ts';
import { openOffice } from '../builders/office-files.ts';
import { anOffice, closeOffices } from '../builders/office.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

/** The real process is killed; power loss is not claimed. 50 rounds by `npm run test:faults`. */
const isLong = process.env['STEWARD_FAULTS'] === 'long';
const rounds = isLong ? 50 : 5;
const script = fileURLToPath(new URL('sync-kill-child.ts', import.meta.url));
const now = '2026-11-20T09:00:00.000Z';
const folders: string[] = [];

afterEach(async () => {
  closeOffices();
  for (const folder of folders.splice(0)) removeFolder(folder);
  await closeGraphs();
  await closeSandboxes();
});

/** A moment of a sync: some milliseconds after so many of its steps, so that a loaded machine is killed there too. */
interface Moment {
  readonly step: number;
  readonly laterMs: number;
}

async function child(args: readonly string[], kill: Moment | null) {
  const one = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(one, 'close');
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  const lines = (text: RegExp) => [...said.matchAll(text)];
  one.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    if (kill === null || timer || !said.includes('ready')) return;
    if (lines(/^covered /gm).length >= kill.step) timer = setTimeout(() => one.kill('SIGKILL'), kill.laterMs);
  });
  await ended;
  clearTimeout(timer);
  const covered = lines(/^covered (\d+)$/gm).map((match) => Number(match[1]));
  return {
    acknowledged: Math.max(0, ...covered),
    steps: covered.length,
    finished: said.includes('finished'),
  };
}

/** Everything but the runs themselves. */
function contentOf(folder: string): Record<string, unknown[]> {
  const { work, close } = openOffice(folder, { now: () => new Date(now) });
  const raw = work.insights.raw;
  const tables = raw
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not in ('sync_run', 'sync_state', 'applied_migration')`,
    )
    .pluck()
    .all() as string[];
  const content = Object.fromEntries(
    tables.map((name) => [name, raw.prepare(`select * from ${name}`).all()]),
  );
  close();
  return content;
}

function copyOf(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'steward-sync-kill-'));
  folders.push(folder);
  for (const name of ['ledger.db', 'insights.db']) cpSync(join(source, name), join(folder, name));
  return folder;
}

/** What the next start finds: a whole file, and nothing lost that was said to be there. */
function lookedAt(folder: string, acknowledged: number): void {
  const { work, close } = openOffice(folder, { now: () => new Date(now) });
  const { raw } = work.insights;
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(raw.prepare('select count(*) from covered_day').pluck().get()).toBeGreaterThanOrEqual(acknowledged);
  const bare = raw
    .prepare(
      `select count(*) from covered_day c where c.kind = 'account' and not exists (
         select 1 from insight_day d where d.client_id = c.client_id and d.level = 'account' and d.day = c.day and d.object_id = c.asset_id)`,
    )
    .pluck()
    .get();
  expect({ coveredWithoutFigures: bare }).toEqual({ coveredWithoutFigures: 0 });
  write(work.insights, (w) => markInterrupted(w, now));
  expect(raw.prepare(`select count(*) from sync_run where outcome = 'running'`).pluck().get()).toBe(0);
  close();
}

test(
  'killed at any moment of a sync, nothing acknowledged is lost, and it resumes to the very same rows',
  { timeout: isLong ? 15 * 60_000 : 180_000 },
  async () => {
    const served = await aSandbox(now);
    // So that most kills fall between a question and what is done with its answer.
    served.sandbox.configure({ latencyMs: 25 });
    const office = await anOffice(served, 1);
    const clientId = office.clients[0]!.id;
    office.work.ledger.raw.pragma('wal_checkpoint(TRUNCATE)');
    office.work.insights.raw.pragma('wal_checkpoint(TRUNCATE)');
    const whole = copyOf(office.folder);
    const argsFor = (folder: string) => [folder, served.origin, now, clientId];
    const { steps, finished } = await child(argsFor(whole), null);
    expect(finished).toBe(true);
    expect(steps).toBeGreaterThan(10);
    const wanted = contentOf(whole);

    let folder = copyOf(office.folder);
    for (let kills = 0; kills < rounds;) {
      const moment = { step: (kills * 3) % 8, laterMs: (kills * 17) % 60 };
      const { acknowledged, finished: isDone } = await child(argsFor(folder), moment);
      lookedAt(folder, acknowledged);
      if (!isDone) kills += 1;
      // Filled already: the next kills need something to interrupt.
      else folder = copyOf(office.folder);
    }
    expect((await child(argsFor(folder), null)).finished).toBe(true);
    expect(contentOf(folder)).toEqual(wanted);
    expect(wanted['insight_day']!.length).toBeGreaterThan(1000);
  },
);
