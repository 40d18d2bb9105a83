import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { contract, type StewardContract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/failure.ts';
import type { Host } from '../../shared/host.ts';
import { demoPassphrase } from '../../shared/model/demo.ts';
import type { WorkspaceKind } from '../../shared/model/workspace.ts';
import type { Client } from '../../shared/rpc.ts';
import { connect } from '../../shared/rpc.ts';

export interface SignInAsk {
  readonly kind: WorkspaceKind;
  readonly person: string | undefined;
  readonly keyFile: string | undefined;
  /** Asks the person at the terminal; null where there is none. */
  readonly prompt: ((question: string) => Promise<string>) | null;
}

/** By the person's own passphrase, beside them at the window when they sit there, or into a workspace nobody is in. */
export async function signIn(host: Host, ask: SignInAsk): Promise<void> {
  const { api } = connect(contract, host);
  const { kind } = ask;
  const { doors } = await api.workspace.state({});
  const door = doors.find((one) => one.kind === kind);
  if (!door && kind === 'demo') return void (await api.workspace.exploreDemo({}));
  if (!door)
    throw new AppError('not_found', 'There is no workspace in this folder yet. Make one in the window.');
  if (door.trouble !== null) throw new AppError('storage_damaged', door.trouble);
  const person = personOf(door.people, ask.person);
  const passphrase = kind === 'demo' ? demoPassphrase : await passphraseOf(ask, person.name);
  const who = { kind, personId: person.id, passphrase };
  if (!(await joined(api, who))) await api.workspace.unlock(who);
}

async function joined(
  api: Client<StewardContract>,
  who: Parameters<Client<StewardContract>['workspace']['join']>[0],
): Promise<boolean> {
  try {
    await api.workspace.join(who);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'signed_out') return false;
    throw error;
  }
}

function personOf<P extends { readonly name: string }>(people: readonly P[], named: string | undefined): P {
  const wanted = named?.toLocaleLowerCase();
  const found =
    wanted === undefined ? people : people.filter(({ name }) => name.toLocaleLowerCase() === wanted);
  const [first, second] = found;
  if (first && (!second || wanted === undefined) && found.length === 1) return first;
  const names = people.map(({ name }) => name).join(', ');
  throw new AppError(
    'invalid_request',
    named === undefined
      ? `Say who signs in with --person. There are: ${names}.`
      : `Nobody here is named ${named}. There are: ${names}.`,
  );
}

async function passphraseOf({ keyFile, prompt }: SignInAsk, name: string): Promise<string> {
  if (keyFile !== undefined) return fromKeyFile(keyFile);
  if (prompt) return prompt(`Passphrase of ${name}: `);
  throw new AppError(
    'signed_out',
    'There is no terminal to ask for the passphrase. Name a file with it: --key-file <path>.',
  );
}

/** SECURITY: a passphrase that others on this computer can read is refused, as ssh does. */
export function fromKeyFile(path: string): string {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    throw new AppError('not_found', `The key file ${path} cannot be read.`);
  }
  try {
    const { mode, uid } = fstatSync(handle);
    const own = process.getuid?.();
    const isOurs = own === undefined || ((mode & 0o077) === 0 && uid === own);
    if (!isOurs)
      throw new AppError('not_allowed', `Others may read the key file ${path}. Run: chmod 600 ${path}`);
    const passphrase = readFileSync(handle, 'utf8').replace(/\r?\n$/, '');
    if (passphrase !== '') return passphrase;
    throw new AppError('invalid_request', `The key file ${path} is empty.`);
  } finally {
    closeSync(handle);
  }
}
