import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogue, type Entry } from './bench.ts';
import { thisMachine, type Machine } from './machine.ts';
import type { Said } from './one.ts';
import { chosen, exitCodeOf, tableOf, type Outcome } from './table.ts';

// npm run bench                 everything
// npm run bench -- P9 P12       some
// npm run bench -- --smoke      everything, short: does it still run?

const output = fileURLToPath(new URL('../../bench-output/', import.meta.url));

const asked = process.argv.slice(2);
const smoke = asked.includes('--smoke');
const entries = chosen(
  catalogue,
  asked.filter((word) => word !== '--smoke'),
);
const files = readdirSync(import.meta.dirname).filter((name) => /^p\d+-.+\.ts$/.test(name));
const machine = thisMachine();
const outcomes: Outcome[] = [];
for (const entry of entries) {
  const outcome = await outcomeOf(entry);
  if (outcome.kind !== 'later') say(`${entry.id} ${entry.title}: ${outcome.kind}`);
  outcomes.push(outcome);
}
say(`\n${lineOf(machine)}${smoke ? '\nA smoke run: short, its figures say little.' : ''}\n`);
say(tableOf(outcomes));
write({ at: new Date().toISOString(), smoke, machine, outcomes });
process.exitCode = exitCodeOf(outcomes);

async function outcomeOf(entry: Entry): Promise<Outcome> {
  const file = files.find((name) => name.startsWith(`${entry.id.toLowerCase()}-`));
  if (file === undefined) return { kind: 'later', entry };
  const start = performance.now();
  const said = await inOwnProcess(file);
  if (!said.ok) return { kind: 'failed', entry, why: said.why };
  const seconds = Math.round((performance.now() - start) / 1000);
  return { kind: 'measured', entry, measured: said.measured, seconds };
}

/** A process each, so that no bench runs on a heap that another has filled or on code that another has warmed. */
function inOwnProcess(file: string): Promise<Said> {
  const child = fork(fileURLToPath(new URL('one.ts', import.meta.url)), [
    file,
    ...(smoke ? ['--smoke'] : []),
  ]);
  let said: Said | undefined;
  child.once('message', (message) => (said = message as Said));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, why: error.message }));
    child.once('close', (code) => {
      resolve(said ?? { ok: false, why: `its process ended with ${String(code)} and without an answer` });
    });
  });
}

function lineOf({ system, processor, cores, memoryGiB, load, node, electron }: Machine): string {
  return [
    `${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}`,
    `Node ${node}, Electron ${electron}, load before the run ${load}`,
  ].join('\n');
}

function write(results: object): void {
  mkdirSync(output, { recursive: true });
  writeFileSync(`${output}results.json`, `${JSON.stringify(results, null, 2)}\n`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
