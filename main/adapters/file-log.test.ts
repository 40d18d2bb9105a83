import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileLog } from './file-log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const clock = { now: () => new Date('2026-03-01T09:00:00Z') };
const linesOf = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('each event is one line of JSON, readable by its owner only', () => {
  const log = fileLog({ folder, clock });
  log.info('sync.finished', { posts: 50 });
  log.error('sync.failed', new Error('No\nnetwork', { cause: new Error('ENOTFOUND') }), { asset: 'a1' });
  expect(linesOf('steward.log')).toEqual([
    { at: '2026-03-01T09:00:00.000Z', level: 'info', event: 'sync.finished', posts: 50 },
    {
      at: '2026-03-01T09:00:00.000Z',
      level: 'error',
      event: 'sync.failed',
      asset: 'a1',
      cause: 'No\nnetwork',
      name: 'Error',
      stack: expect.stringContaining('Error: No'),
      under: 'ENOTFOUND',
    },
  ]);
  expect(statSync(join(folder, 'steward.log')).mode & 0o777).toBe(0o600);
});

test('no fact can pass for the moment or the event', () => {
  fileLog({ folder, clock }).info('sync.finished', { at: 'yesterday', event: 'sync.failed', level: 'error' });
  expect(linesOf('steward.log')).toEqual([
    { at: '2026-03-01T09:00:00.000Z', level: 'info', event: 'sync.finished' },
  ]);
});

test('a full file is set aside, and the oldest is let go', () => {
  const log = fileLog({ folder, clock, largestFile: 100, keep: 3 });
  for (let count = 0; count < 5; count += 1) log.info('line.written', { count });
  expect(readdirSync(folder).toSorted()).toEqual(['steward.1.log', 'steward.2.log', 'steward.log']);
  expect(['steward.2.log', 'steward.1.log', 'steward.log'].map((name) => linesOf(name)[0]?.count)).toEqual([
    2, 3, 4,
  ]);
});

test('a log that cannot be written stops nobody', () => {
  const notAFolder = join(folder, 'file');
  writeFileSync(notAFolder, '');
  const heard: string[] = [];
  const log = fileLog({ folder: notAFolder, clock, echo: (line) => heard.push(line) });
  log.info('app.started');
  expect(heard).toEqual(['{"at":"2026-03-01T09:00:00.000Z","level":"info","event":"app.started"}\n']);
});
