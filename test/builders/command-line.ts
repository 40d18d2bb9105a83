import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

let bundle: Promise<string> | null = null;
const children = new Set<ChildProcessWithoutNullStreams>();

/** The command line as the build makes it: one entry of electron.vite.config.ts, under plain Node. */
function bundled(): Promise<string> {
  bundle ??= (async () => {
    // Inside the project, so that the native driver is found beside it.
    const caches = join(process.cwd(), '.cache');
    mkdirSync(caches, { recursive: true });
    const outDir = mkdtempSync(join(caches, 'cli-'));
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true, external: ['better-sqlite3'] },
      build: {
        ssr: true,
        outDir,
        target: 'node20',
        rollupOptions: {
          input: { cli: 'main/cli/index.ts', 'backup-worker': 'main/backup-worker.ts' },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    });
    return outDir;
  })();
  return bundle;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CommandLineAsk {
  readonly profile: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** What to run, for whoever starts it otherwise. */
export async function commandFor(words: readonly string[], { profile, env = {} }: CommandLineAsk) {
  const file = join(await bundled(), 'cli.js');
  return {
    command: process.execPath,
    args: [file, ...words],
    env: { PATH: process.env['PATH'] ?? '', STEWARD_PROFILE: profile, ...env },
  };
}

async function startSteward(
  words: readonly string[],
  ask: CommandLineAsk,
): Promise<ChildProcessWithoutNullStreams> {
  const { command, args, env } = await commandFor(words, ask);
  const child = spawn(command, args, { env });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Runs `steward …` to its end. */
export async function steward(words: readonly string[], ask: CommandLineAsk): Promise<Ran> {
  const child = await startSteward(words, ask);
  const parts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (parts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (parts.err += text));
  child.stdin.end(ask.input ?? '');
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? -1)));
  return { code, ...parts };
}

/** For `afterAll`. */
export async function removeCommandLine(): Promise<void> {
  for (const child of children) child.kill('SIGKILL');
  if (bundle) rmSync(await bundle, { recursive: true, force: true });
  bundle = null;
}
