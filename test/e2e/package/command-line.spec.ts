import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { files } from '../../../scripts/package/command-line-files.mjs';
import { ordinaryUser, writeLauncher } from '../host/user.ts';
import { expect, filesBelow, logOf, test } from './packaged.ts';
import { middleOf } from './picture.ts';

// The installed program is the command line as well: no Node beside it, no display, every fuse as it ships.
test.skip(process.platform !== 'linux', 'starts the packaged folder of Linux');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function steward(
  program: string,
  folder: string,
  words: readonly string[],
  { env = {}, input = '' }: { env?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<Ran> {
  const user = ordinaryUser();
  const launcher = writeLauncher({ folder, home: folder, executable: program, user, keychain: false });
  const child = spawn(launcher, words, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'en_US.UTF-8', ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

test('the installed program answers words without a display, from a workspace of its own @full', async ({
  packaged,
  home,
}) => {
  test.setTimeout(240_000);
  const at = (...words: string[]) => steward(packaged.program, home.folder, words);
  expect(await at('status', '--json')).toMatchObject({ code: 0 });
  const demo = ['--demo', '--person', 'Marta Nowak'];
  const clients = await at('clients', ...demo, '--json');
  expect(clients.code).toBe(0);
  expect((JSON.parse(clients.out) as unknown[]).length).toBeGreaterThan(10);
  expect((await at('audit', 'verify', ...demo)).code).toBe(0);
  // It brings a driver for the very Node that it is, which may be older than the one that the package is built for.
  expect(JSON.parse((await at('doctor', '--json')).out)).toContainEqual(
    expect.objectContaining({ what: 'program', well: true }),
  );
  // What a person mistypes is a sentence and 64, not a window.
  expect(await at('stauts')).toMatchObject({
    code: 64,
    err: expect.stringContaining('There is no command "stauts"'),
  });
  expect(filesBelow(home.profile).some((name) => name.endsWith('.db'))).toBe(true);
});

test('a model is served by standard input and output of the installed program @full', async ({
  packaged,
  home,
}) => {
  const words = (...more: string[]) => [...more, '--demo', '--person', 'Marta Nowak'];
  expect(await steward(packaged.program, home.folder, words('models', 'on'))).toMatchObject({ code: 0 });
  const clientInfo = { name: 'test', version: '1' };
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo };
  const input = [
    { jsonrpc: '2.0', id: 1, method: 'initialize', params },
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    { jsonrpc: '2.0', id: 2, method: 'tools/list' },
  ]
    .map((message) => `${JSON.stringify(message)}\n`)
    .join('');
  const { out } = await steward(packaged.program, home.folder, words('mcp'), { input });
  // Every line that comes out is the protocol's: nothing of Chromium's is among them.
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number; result: unknown });
  expect(answers.find(({ id }) => id === 2)?.result).toMatchObject({
    tools: expect.arrayContaining([expect.objectContaining({ name: 'clients_list' })]),
  });
});

test('beside the window the installed program goes through its door @full', async ({
  packaged,
  home,
  desktop,
  start,
}) => {
  start();
  const accent = '#0b6158';
  await expect
    .poll(() => middleOf(desktop.picture(), accent, 120), { timeout: 40_000, intervals: [250] })
    .not.toBeNull();
  const status = async () => {
    const { out } = await steward(packaged.program, home.folder, ['status', '--json']);
    return (JSON.parse(out) as { running: boolean }).running;
  };
  await expect.poll(status, { timeout: 40_000, intervals: [500] }).toBe(true);
  expect(logOf(home.profile).filter(({ level }) => level === 'error')).toEqual([]);
});

test('the command line of the installed program takes no orders from its environment, and no debugger @full', async ({
  packaged,
  home,
}) => {
  const env = {
    STEWARD_PROFILE: home.elsewhere,
    STEWARD_GRAPH_ORIGIN: 'https://graph.invalid',
    STEWARD_NOW: 'soon',
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '--require=/nowhere.cjs',
  };
  const words = ['clients', '--demo', '--person', 'Marta Nowak'];
  expect(await steward(packaged.program, home.folder, words, { env })).toMatchObject({ code: 0 });
  expect(filesBelow(home.elsewhere)).toEqual([]);
  expect(existsSync(join(home.profile, 'demo-workspace'))).toBe(true);
  for (const flag of ['--inspect=0', '--remote-debugging-port=0', '--js-flags=--expose-gc'])
    expect(await steward(packaged.program, home.folder, ['status', flag])).toMatchObject({
      code: 64,
      out: '',
      err: expect.stringContaining('Steward does not start with'),
    });
});

test('its man page and completions lie beside it and are its own @full', async ({ packaged, home }) => {
  const folder = join(packaged.folder, 'resources', 'command-line');
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(files).toSorted());
  for (const [name, words] of Object.entries(files)) {
    const kept = readFileSync(join(folder, name));
    const said = await steward(packaged.program, home.folder, words);
    expect((name.endsWith('.gz') ? gunzipSync(kept) : kept).toString()).toBe(said.out);
  }
});
