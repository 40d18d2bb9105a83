import { isAbsolute } from 'node:path';
import { contract } from '../../shared/contract/contract.ts';
import { AppError, failureOf } from '../../shared/failure.ts';
import type { FailureCode } from '../../shared/failure.ts';
import { connect } from '../../shared/rpc.ts';
import { knock } from '../doors/knock.ts';
import type { DoorHost } from '../doors/knock.ts';
import { readSwitches, SwitchError, type Switches } from '../electron/switches.ts';
import { readAsked, UsageError } from './arguments.ts';
import type { Asked, Desk, Format } from './command.ts';
import { exitCodes } from './command.ts';
import { commands } from './commands.ts';
import { helpFor, overview } from './help.ts';
import { profileOf } from './profile.ts';
import { askHidden } from './prompt.ts';
import { signIn } from './sign-in.ts';
import { stewardVersion } from './version.ts';

export interface Installed {
  /** Inside the app as it ships, or under plain Node from a source tree. */
  readonly isPackaged: boolean;
}

/** One run of `steward …`. Answers with the exit code; whatever was opened is closed. */
export async function runCommandLine(argv: readonly string[], { isPackaged }: Installed): Promise<number> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let close: () => Promise<void> = () => Promise.resolve();
  let isJson = argv.includes('--json');
  try {
    const { command, asked } = readAsked(withHelp(argv), commands);
    if (!command || asked.has('help')) {
      process.stdout.write(command ? helpFor(command) : overview(commands));
      return asked.has('help') || argv.length === 0 ? exitCodes.fine : exitCodes.usage;
    }
    isJson = asked.has('json');
    const opened = deskFor(asked, isPackaged, stop.signal);
    close = () => opened.close();
    return await command.run(opened.desk);
  } catch (error) {
    return tell(error, isJson);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await close();
  }
}

/** `steward help sync` asks what `steward sync --help` does. */
const withHelp = (argv: readonly string[]) => (argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv);

function deskFor(
  asked: Asked,
  isPackaged: boolean,
  signal: AbortSignal,
): { desk: Desk; close(): Promise<void> } {
  const switches = readSwitches(process.env, isPackaged, isAbsolute);
  const profile = profileOf(asked.text('profile') ?? switches.profile, process.env);

  let opening: Promise<DoorHost> | null = null;
  let entering: Promise<void> | null = null;
  const host = () => (opening ??= openHost(profile, switches));
  const kind = asked.has('demo') ? 'demo' : 'real';
  const desk: Desk = {
    asked,
    profile,
    format: formatOf(asked),
    kind,
    signal,
    isTerminal: process.stderr.isTTY,
    out: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(`${text}\n`),
    host,
    api: async (path) => {
      const open = await host();
      const prompt = process.stdin.isTTY ? askHidden : null;
      entering ??= signIn(open, {
        kind,
        person: asked.text('person'),
        keyFile: asked.text('key-file'),
        prompt,
      });
      await entering;
      return connect(contract, path === undefined ? open : open.writingTo(path)).api;
    },
  };
  return { desk, close: async () => (opening ? (await opening.catch(() => null))?.close() : undefined) };
}

/** The running app's, or our own under the workspace's lock. */
async function openHost(profile: string, { graphOrigin, now }: Switches): Promise<DoorHost> {
  const there = await knock(profile, 'command_line');
  if (there) return there;
  const { ownWorkspace } = await import('./owner.ts');
  return ownWorkspace({ profile, version: stewardVersion, graphOrigin, now });
}

function formatOf(asked: Asked): Format {
  if (asked.has('json')) return 'json';
  const named = asked.text('format') ?? 'table';
  if (named === 'table' || named === 'csv' || named === 'json') return named;
  throw new UsageError('--format is table, csv or json.');
}

const codes: Partial<Record<FailureCode, number>> = {
  invalid_request: exitCodes.badInput,
  unsupported: exitCodes.unavailable,
  offline: exitCodes.unavailable,
  workspace_busy: exitCodes.unavailable,
  graph_limited: exitCodes.unavailable,
  graph_failed: exitCodes.unavailable,
  internal: exitCodes.broken,
  storage_full: exitCodes.cannotWrite,
  storage_damaged: exitCodes.cannotWrite,
  storage_refused: exitCodes.cannotWrite,
  not_allowed: exitCodes.notAllowed,
  signed_out: exitCodes.notAllowed,
  locked: exitCodes.notAllowed,
  wrong_passphrase: exitCodes.notAllowed,
  too_many_attempts: exitCodes.notAllowed,
  cancelled: exitCodes.cancelled,
};

function tell(error: unknown, isJson: boolean): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nTry: steward help\n`);
    return exitCodes.usage;
  }
  if (error instanceof SwitchError) {
    process.stderr.write(`${error.message}\n`);
    return exitCodes.usage;
  }
  const failure = failureOf(error);
  if (isJson) process.stdout.write(`${JSON.stringify({ failure })}\n`);
  const why = failure.code === 'internal' && error instanceof Error ? `\n${error.message}` : '';
  process.stderr.write(`${failure.message}${why}\n`);
  if (error instanceof AppError && error.details['mustChange'] === true)
    process.stderr.write('Sign in at the window first.\n');
  return codes[failure.code] ?? exitCodes.notFine;
}
