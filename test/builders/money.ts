import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../main/db/driver.ts';
import type { ClientId, PersonId } from '../../shared/model/ids.ts';
import type { ObjectKind } from '../../shared/model/proposal.ts';
import { ledgerMigrations } from '../../main/db/ledger/migrations.ts';
import { openDb } from '../../main/db/open.ts';
import { folderOf } from '../../main/workspace/doors.ts';
import { deriveKey } from '../../main/workspace/keys/derive.ts';
import { dbPaths } from '../../main/workspace/keys/generations.ts';
import { unlockWithPassphrase } from '../../main/workspace/keys/unlock.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { aDesk, type DeskAsk, founder, type TestDesk } from './desk.ts';
import type { Served } from './sandbox.ts';

export const ben = {
  name: 'Ben Manager',
  email: 'ben@agency.example',
  passphrase: 'seven loud owls before noon',
};

export interface Money {
  readonly desk: TestDesk;
  readonly sandbox: Sandbox;
  readonly clientId: ClientId;
  readonly accountId: string;
  readonly adaId: PersonId;
  readonly benId: PersonId;
  /** A running campaign that holds its own daily budget. */
  readonly campaign: { readonly id: string; readonly minor: number };
  /** Locks, and lets the other sit down. */
  as(who: 'ada' | 'ben'): Promise<void>;
  /** Both clocks. */
  pass(seconds: number): void;
  proposeAs(who: 'ada' | 'ben', after: number, more?: Partial<ProposeMore>): Promise<Made>;
  /** Shows it and approves it, as whoever sits here. */
  approve(made: Made, passphrase?: string): ReturnType<TestDesk['api']['approvals']['approve']>;
  /** The open ledger itself, for whoever plays the forger. */
  ledger(): Connection;
  /** The whole truth: what Meta applied that did not come from somebody else. */
  applied(): { object: string; before: string; after: string }[];
}

export interface Made {
  readonly id: string;
  readonly manifestHash: string;
}

interface ProposeMore {
  readonly objectKind: ObjectKind;
  readonly objectId: string;
  readonly before: number;
  readonly reason: string;
  readonly startAt: string | null;
}

/** Made once and copied: stretching five passphrases takes longer than everything else. */
let template: Promise<Template> | null = null;

interface Template extends Pick<Money, 'clientId' | 'accountId' | 'adaId' | 'benId'> {
  readonly folder: string;
  readonly workspaceKey: Buffer;
  readonly generation: number;
}

/** An agency of two: Ada founded it, Ben is a client admin whom she added. Real files, real HTTP, real signatures. */
export async function aMoneyDesk(served: Served, more: DeskAsk & { from?: string } = {}): Promise<Money> {
  const { sandbox, origin } = served;
  template ??= found(served);
  const { folder: made, workspaceKey, generation, ...people } = await template;
  const folder = mkdtempSync(join(tmpdir(), 'steward-money-'));
  cpSync(more.from ?? made, folder, { recursive: true });
  const desk = aDesk({
    graphOrigin: origin,
    now: new Date(sandbox.clock.now()).toISOString(),
    jumping: (ms) => sandbox.clock.advance(ms / 1000),
    folder,
    ...more,
  });
  const campaign = (await objectsOf(served, people.accountId)).find(
    ({ kind, field, status, legacy }) =>
      kind === 'campaign' && field === 'daily_budget' && status === 'ACTIVE' && !legacy,
  )!;
  const ledger = () =>
    openDb({
      path: dbPaths(folderOf(folder, 'real'), generation).ledger,
      key: deriveKey(workspaceKey, 'ledger'),
      durability: 'full',
      migrations: ledgerMigrations,
    }).raw;
  return moneyOf({ desk, sandbox, ...people, campaign, ledger });
}

async function found({ sandbox, origin }: Served): Promise<Template> {
  const desk = aDesk({ graphOrigin: origin, now: new Date(sandbox.clock.now()).toISOString() });
  const { api } = desk;
  await api.workspace.create(founder);
  await api.tokens.setShared({ token: sandbox.describe().tokens['shared'] ?? '' });
  const described = sandbox.describe().clients[0]!;
  const { accountId, currency, timezone } = described.accounts[0]!;
  const client = await api.clients.add({ name: described.name, currency, timezone });
  await api.assets.connect({ clientId: client.id, kind: 'ad_account', metaId: accountId });
  const { personId, oneTimePassphrase } = await api.people.add({ name: ben.name, email: ben.email });
  await api.members.set({ clientId: client.id, personId, role: 'client_admin' });
  const adaId = (await api.workspace.state({})).signedIn!.person.id;
  await api.workspace.lock({});
  await api.workspace.unlock({ kind: 'real', personId, passphrase: oneTimePassphrase });
  await api.people.changePassphrase({ current: oneTimePassphrase, next: ben.passphrase });
  await desk.domain.stop();
  const { workspaceKey, generation } = await unlockWithPassphrase({
    folder: folderOf(desk.folder, 'real'),
    personId: adaId,
    passphrase: founder.passphrase,
    now: desk.now(),
  });
  const { folder } = desk;
  return { folder, workspaceKey, generation, clientId: client.id, accountId, adaId, benId: personId };
}

function moneyOf(
  made: Pick<
    Money,
    'desk' | 'sandbox' | 'clientId' | 'accountId' | 'adaId' | 'benId' | 'campaign' | 'ledger'
  >,
): Money {
  const { desk, sandbox, clientId, adaId, benId, campaign } = made;
  const { api } = desk;
  let who: 'ada' | 'ben' | null = null;
  const as = async (next: 'ada' | 'ben') => {
    const { signedIn } = await api.workspace.state({});
    if (signedIn && who === next) return;
    if (signedIn) await api.workspace.lock({});
    who = next;
    const [personId, passphrase] = next === 'ada' ? [adaId, founder.passphrase] : [benId, ben.passphrase];
    await api.workspace.unlock({ kind: 'real', personId, passphrase });
  };
  return {
    ...made,
    campaign,
    as,
    pass: (seconds) => {
      desk.pass(seconds);
      sandbox.clock.advance(seconds);
    },
    proposeAs: async (proposer, after, more = {}) => {
      await as(proposer);
      const wish = {
        objectKind: 'campaign' as const,
        objectId: campaign.id,
        before: campaign.minor,
        reason: 'Leads are cheap this week.',
        ...more,
      };
      return api.budgets.propose({ clientId, after, ...wish });
    },
    approve: async ({ id }, passphrase) => {
      const proposalId = id as never;
      const { proposal } = await api.approvals.detail({ clientId, proposalId });
      const { manifestHash } = proposal;
      const own = who === 'ada' ? founder.passphrase : ben.passphrase;
      return api.approvals.approve({ clientId, proposalId, manifestHash, passphrase: passphrase ?? own });
    },
    applied: () =>
      sandbox
        .applied()
        .filter(({ foreign }) => !foreign)
        .map(({ object, before, after }) => ({ object, before, after })),
  };
}

export interface Listed {
  readonly id: string;
  readonly kind: ObjectKind;
  readonly status: string;
  readonly field: 'daily_budget' | 'lifetime_budget' | null;
  readonly minor: number;
  readonly legacy: boolean;
}

/** Every campaign and ad set of an account, archived ones too, asked as any client of Meta's would. */
export async function objectsOf({ sandbox, origin }: Served, accountId: string): Promise<Listed[]> {
  const headers = { authorization: `Bearer ${sandbox.describe().tokens['shared'] ?? ''}` };
  const statuses = encodeURIComponent('["ACTIVE","PAUSED","ARCHIVED"]');
  const list = async (edge: string, kind: ObjectKind, more: string) => {
    const fields = `id,status,daily_budget,lifetime_budget${more}`;
    const url = `${origin}/v26.0/act_${accountId}/${edge}?fields=${fields}&limit=200&effective_status=${statuses}`;
    const { data } = (await (await fetch(url, { headers })).json()) as { data: Record<string, string>[] };
    return data.map((row): Listed => {
      const field = (['daily_budget', 'lifetime_budget'] as const).find((name) => Number(row[name] ?? 0) > 0);
      return {
        id: row['id'] ?? '',
        kind,
        status: row['status'] ?? '',
        field: field ?? null,
        minor: field ? Number(row[field]) : 0,
        legacy: row['smart_promotion_type'] === 'AUTOMATED_SHOPPING_ADS',
      };
    });
  };
  return [
    ...(await list('campaigns', 'campaign', ',smart_promotion_type')),
    ...(await list('adsets', 'adset', '')),
  ];
}
