import type { ClientRole } from '../../shared/model/access.ts';
import { type ClientId, PersonId } from '../../shared/model/ids.ts';
import { bob, bobsOwn, signInAgain } from './people.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import type { TestDesk } from './desk.ts';
import { founder } from './desk.ts';
import { aDeskWithToken, aSandbox } from './sandbox.ts';

export interface Marked {
  readonly id: ClientId;
  /** What only this client's data says, and nobody could have typed elsewhere: its canary, and the names that Meta gives. */
  readonly marks: readonly string[];
  /** Ids of ours and of Meta's that stand in its answers: what an attacker would try. */
  readonly ids: readonly string[];
}

export interface FiveClients {
  readonly desk: TestDesk;
  /** Meta, as far as they know. */
  readonly sandbox: Sandbox;
  readonly clients: readonly Marked[];
  readonly bobId: string;
  /** Bob signs in as the member that he was made. */
  asBob(): Promise<void>;
  asFounder(): Promise<void>;
}

/** Which clients' data stands in a text, by their place among the five. */
export function heardIn(text: string, clients: readonly Marked[]): number[] {
  return clients.flatMap(({ marks }, index) => (marks.some((mark) => text.includes(mark)) ? [index] : []));
}

/** Bob's memberships, and he at the window. */
export async function enterAsBob(
  five: FiveClients,
  roles: Partial<Record<number, ClientRole>>,
): Promise<void> {
  // Among what was tried may have been a wrong passphrase, which slows the next one down.
  five.desk.pass(600);
  await five.asFounder();
  const personId = PersonId.parse(five.bobId);
  for (const [index, { id: clientId }] of five.clients.entries()) {
    const role = roles[index];
    const members = await five.desk.api.members.list({ clientId });
    if (role !== undefined) await five.desk.api.members.set({ clientId, personId, role });
    else if (members.some((one) => one.personId === personId))
      await five.desk.api.members.remove({ clientId, personId });
  }
  await five.asBob();
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Five clients of one agency, each with a canary in every field that a person can fill, synced from a sandbox over HTTP. */
export async function fiveClients(): Promise<FiveClients> {
  const served = await aSandbox(undefined, 9);
  // Waiting for Meta, such as for a report, takes no time, and Meta's clock goes along: else it would never end.
  const jumping = (ms: number) => served.sandbox.clock.advance(ms / 1000);
  const desk = await aDeskWithToken(served, { jumping });
  const { api } = desk;
  const clients: Marked[] = [];
  const reached = new Set((await api.assets.discover({})).map(({ metaId }) => metaId));
  const all = served.sandbox
    .describe()
    .clients.filter(({ accounts, pages }) =>
      [...accounts.map(({ accountId }) => accountId), ...pages.map(({ id }) => id)].every((id) =>
        reached.has(id),
      ),
    );
  for (const [index, described] of all.slice(0, 5).entries()) {
    const canary = `Kanarek${index}x7f3a`;
    const {
      id: clientId,
      createdAt: _,
      archivedAt: __,
      logo: ___,
      ...card
    } = await api.clients.add({
      name: `${canary} Hotel`,
      currency: described.accounts[0]!.currency,
      timezone: 'Europe/Warsaw',
    });
    for (const { accountId } of described.accounts)
      await api.assets.connect({ clientId, kind: 'ad_account', metaId: accountId });
    for (const { id } of described.pages) await api.assets.connect({ clientId, kind: 'page', metaId: id });
    const contacts = [{ name: `${canary} contact`, role: '', email: '', phone: '' }];
    const labels = [`${canary} label`];
    await api.clients.update({ clientId, card: { ...card, notes: `${canary} notes`, labels, contacts } });
    await api.setup.mark({ clientId, step: 'access_requested', state: 'done', note: `${canary} said yes` });
    await api.sync.run({ clientId });
    const own = [...described.accounts.map((one) => one.accountId), ...described.pages.map(({ id }) => id)];
    const names = (await api.assets.list({ clientId })).map(({ name }) => name);
    const seen = await askedOf(desk, clientId);
    clients.push({ id: clientId, marks: [canary, ...names], ids: [...new Set([...own, ...seen])] });
  }
  const { personId, oneTimePassphrase } = await api.people.add(bob);
  await signInAgain(api, bob.name, oneTimePassphrase);
  await api.people.changePassphrase({ current: oneTimePassphrase, next: bobsOwn });
  await signInAgain(api, founder.name, founder.passphrase);
  return {
    desk,
    sandbox: served.sandbox,
    clients,
    bobId: personId,
    asBob: () => signInAgain(api, bob.name, bobsOwn),
    asFounder: () => signInAgain(api, founder.name, founder.passphrase),
  };
}

/** The ids that this client's own answers speak of. */
async function askedOf(desk: TestDesk, clientId: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of ['assets.list', 'insights.ads', 'alerts.list', 'budgets.objects', 'audit.client']) {
    const answer = JSON.stringify(await desk.send(name, { clientId }));
    found.push(...(answer.match(uuids) ?? []), ...(answer.match(/\b\d{14,18}\b/g) ?? []));
  }
  return found.filter((id) => id !== clientId);
}
