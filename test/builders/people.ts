import type { StewardContract } from '../../shared/contract/contract.ts';
import type { PersonId } from '../../shared/model/ids.ts';
import type { Client } from '../../shared/rpc.ts';
import type { TestDesk } from './desk.ts';
import { founder } from './desk.ts';

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

/** A founder and Bob, who has set his own passphrase; the founder is signed in. */
export async function withBob(desk: TestDesk): Promise<PersonId> {
  const { api } = desk;
  await api.workspace.create(founder);
  const { personId, oneTimePassphrase } = await api.people.add(bob);
  await signInAgain(api, bob.name, oneTimePassphrase);
  await api.people.changePassphrase({ current: oneTimePassphrase, next: bobsOwn });
  await signInAgain(api, founder.name, founder.passphrase);
  return personId;
}
