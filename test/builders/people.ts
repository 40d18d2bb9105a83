import type { StewardContract } from '../../shared/contract/contract.ts';
import type { PersonId } from '../../shared/model/ids.ts';
import type { Client } from '../../shared/rpc.ts';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDesk } from './desk.ts';
import { aDesk, founder } from './desk.ts';

type Api = Client<StewardContract>;

export const bob = { name: 'Bob Buyer', email: 'bob@agency.example' };
export const bobsOwn = 'seven green kettles in rain';

/** Signs somebody in by the name on the door. */
export async function signIn(api: Api, name: string, passphrase: string): Promise<void> {
  const person = (await api.workspace.state({})).doors[0]?.people.find((one) => one.name === name);
  if (!person) throw new Error(`${name} is not on the door.`);
  await api.workspace.unlock({ kind: 'real', personId: person.id, passphrase });
}

export async function signInAgain(api: Api, name: string, passphrase: string): Promise<void> {
  await api.workspace.lock({});
  await signIn(api, name, passphrase);
}

let made: Promise<{ folder: string; bobId: PersonId }> | null = null;

/** Stretching passphrases is slow on purpose: the workspace is made once for a test file, and copied. */
async function make(): Promise<{ folder: string; bobId: PersonId }> {
  const desk = aDesk();
  const { api } = desk;
  await api.workspace.create(founder);
  const { personId, oneTimePassphrase } = await api.people.add(bob);
  await signInAgain(api, bob.name, oneTimePassphrase);
  await api.people.changePassphrase({ current: oneTimePassphrase, next: bobsOwn });
  await api.workspace.lock({});
  return { folder: desk.folder, bobId: personId };
}

/** A desk with a founder and Bob, who has set his own passphrase; the founder is signed in. */
export async function aDeskWithBob(
  ask: Parameters<typeof aDesk>[0] = {},
): Promise<TestDesk & { bobId: PersonId }> {
  const base = await (made ??= make());
  const folder = mkdtempSync(join(tmpdir(), 'steward-test-'));
  cpSync(base.folder, folder, { recursive: true });
  const desk = aDesk({ ...ask, folder });
  await signIn(desk.api, founder.name, founder.passphrase);
  return { ...desk, bobId: base.bobId };
}
