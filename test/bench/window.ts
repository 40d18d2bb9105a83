import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { makeBox, runToEnd, type Box, type Ended } from '../e2e/host/launch.ts';
import { prepareStage, type Stage } from '../e2e/host/stage.ts';
import { chownTree, openFolder } from '../e2e/host/user.ts';

/** An app as the benches start it. Both are loaded by the same observer, on the same Electron, as the same ordinary user. */
export interface App {
  readonly entry: string;
  readonly box: Box;
  readonly env?: Readonly<Record<string, string>>;
}

/** The steps of a start that every Electron app takes, whatever it shows. */
export interface Steps {
  readonly began: number;
  readonly loaded: number;
  readonly ready: number;
  readonly window: number;
  readonly parsed: number;
  readonly shown: number;
}

export interface Seen<T> {
  /** Epoch milliseconds: when the process was asked for, and when it came how far. */
  readonly spawned: number;
  readonly at: Steps;
  readonly value: T;
}

export interface Theatre {
  /** Which the ordinary user may read; where the apps that only the benches have stand. */
  readonly folder: string;
  /** Steward's own preload. */
  readonly preload: string;
  readonly steward: App;
  readonly hello: App;
  /** Starts the app, runs the script in its first page once that is parsed, and waits until the app has ended. */
  see<T>(app: App, script: string): Promise<Seen<T>>;
  /** The same, but the app stays open for `work`, which gets the id of its main process. */
  hold<T, R>(app: App, script: string, work: (pid: number, seen: Seen<T>) => Promise<R>): Promise<R>;
}

/** For as long as `work` lasts: an Electron, a display, an ordinary user, and the two apps to compare. */
export async function withTheatre<T>(work: (theatre: Theatre) => Promise<T>): Promise<T> {
  const stage = await prepareStage();
  try {
    const observer = placeObserver(stage);
    const hello = pathToFileURL(join(observer, 'hello.mjs')).href;
    const steward = pathToFileURL(join(stage.app, 'out', 'main', 'index.js')).href;
    // The host starts whatever stands in the app's place.
    const observed: Stage = { ...stage, app: observer };
    return await work({
      folder: observer,
      preload: join(stage.app, 'out', 'preload', 'index.cjs'),
      steward: { entry: steward, box: makeBox(stage) },
      hello: { entry: hello, box: makeBox(stage) },
      see: (app, script) => see(observed, app, script),
      hold: (app, script, use) => hold(observed, app, script, use),
    });
  } finally {
    await stage.stop();
  }
}

/** Into a folder that the ordinary user may read, under the name by which Electron finds an app's entry. */
function placeObserver(stage: Stage): string {
  const folder = join(stage.folder, 'observer');
  openFolder(folder);
  cpSync(fileURLToPath(new URL('window', import.meta.url)), folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'steward-bench', version: '0.0.0', type: 'module', main: 'observer.mjs' }),
  );
  return folder;
}

interface Report<T> {
  readonly pid: number;
  readonly at: Steps;
  readonly value: T;
  readonly error?: string;
}

async function see<T>(stage: Stage, app: App, script: string): Promise<Seen<T>> {
  const { spawned, ended, report } = begin(stage, app, { script, stay: false });
  const end = await ended;
  if (!existsSync(report)) throw new Error(`The app ended without an answer. ${wordsOf(end)}`);
  if (end.code !== 0) throw new Error(`The app ended with code ${String(end.code)}. ${wordsOf(end)}`);
  return { spawned, ...readReport<T>(report) };
}

async function hold<T, R>(
  stage: Stage,
  app: App,
  script: string,
  work: (pid: number, seen: Seen<T>) => Promise<R>,
): Promise<R> {
  const { spawned, ended, report } = begin(stage, app, { script, stay: true });
  let end: Ended | undefined;
  void ended.then((it) => (end = it));
  while (!existsSync(report)) {
    if (end) throw new Error(`The app ended without an answer. ${wordsOf(end)}`);
    await pause(20);
  }
  // Written in one step, but its name is there a moment before its bytes.
  await pause(20);
  const { pid, ...seen } = readReport<T>(report);
  try {
    return await work(pid, { spawned, ...seen });
  } finally {
    process.kill(pid, 'SIGTERM');
    await ended;
  }
}

function begin(stage: Stage, app: App, ask: { script: string; stay: boolean }) {
  const notes = mkdtempSync(join(app.box.folder, 'run-'));
  const report = join(notes, 'report.json');
  writeFileSync(join(notes, 'ask.json'), JSON.stringify({ entry: app.entry, report, ...ask }));
  chownTree(stage.user, notes);
  const env = { ...app.env, STEWARD_BENCH: join(notes, 'ask.json') };
  const spawned = Date.now();
  const ended = runToEnd(stage, app.box, { env }, 180_000);
  return { spawned, ended, report };
}

function readReport<T>(file: string): Report<T> {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report<T>;
  if (report.error !== undefined) throw new Error(`In the page: ${report.error}`);
  return report;
}

function wordsOf({ stdout, stderr }: Ended): string {
  return `It said:\n${`${stdout}${stderr}`.trim().split('\n').slice(-12).join('\n')}`;
}
