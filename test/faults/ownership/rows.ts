import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { addClient } from '../../../main/clients/store.ts';
import { ClientId } from '../../../shared/model/ids.ts';
import type { Writer } from '../../../main/db/access.ts';
import * as ofClient from '../../../main/db/ledger/client-schema.ts';
import * as money from '../../../main/db/ledger/money-schema.ts';
import * as ledger from '../../../main/db/ledger/schema.ts';
import { picture, syncGap } from '../../../main/db/insights/schema.ts';
import { startRun } from '../../../main/sync/store.ts';
import { putConfirmed } from '../../../main/workspace/access/store.ts';
import { addPerson } from '../../../main/workspace/store.ts';
import { officePerson } from '../../builders/office-files.ts';

/** One id for each kind of row, so that two clients’ rows of a kind have the same one. */
export const rowId = (number: number) =>
  `01890000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`;
export const at = '2026-11-18T08:00:00.000Z';
export const colleague = rowId(99);
export const month = '2026-11';
export const [waiting, approved, done] = [rowId(20), rowId(21), rowId(22)];
const [agreed, agreedDone] = [rowId(23), rowId(24)];
export const change = rowId(25);
export const incidents = { open: rowId(30), over: rowId(31) };
export const [draft, draftDone, report, thePicture] = [rowId(40), rowId(41), rowId(50), rowId(60)];
export const [comment, commentOnProposal] = [rowId(72), rowId(73)];
/** The campaign that Meta does not list any more, the post that is gone, the metric that ended. */
export const ghost = '120000000000000001';

/** What is in an account and on a Page that are not in the sandbox. */
export const elsewhere = '120000000000000002';
/** Of a client with nothing to sync. */
export const bare = rowId(92);
/** A run that has not ended. */
export const running = rowId(80);

/** What two syncs of a client do not bring: what its people decided, and what nothing in the sandbox is like. */
export function addLedgerRows(w: Writer, clientId: ClientId, assetId: string): void {
  const put = <Table extends SQLiteTable>(table: Table, ...rows: Table['$inferInsert'][]) =>
    w.orm
      .insert(table)
      .values(rows as never)
      .run();
  const by = { setAt: at, setBy: officePerson };
  const from = '2026-10-01';
  put(ledger.member, { clientId, personId: colleague, role: 'client_user', since: at });
  w.raw.prepare('insert into access_use values (?, ?, ?)').run(clientId, colleague, at);
  putConfirmed(w, { clientId, personId: colleague, role: 'client_user', at, by: officePerson });
  put(ledger.clientLabel, { clientId, label: 'North' });
  put(ledger.clientContact, { clientId, id: rowId(1), name: 'Carl', role: '', email: '', phone: '' });
  put(ofClient.clientLogo, {
    clientId,
    png: Buffer.from('A'),
    width: 1,
    height: 1,
    version: rowId(2),
    ...by,
  });
  put(ofClient.clientResult, { clientId, id: rowId(3), from, actionTypes: ['lead'], word: 'leads', ...by });
  put(ofClient.clientTarget, { clientId, id: rowId(4), from, resultsPerMonth: 40, currency: 'EUR', ...by });
  put(ofClient.setupEntry, {
    clientId,
    id: rowId(5),
    step: 'access_requested',
    kind: 'state',
    state: 'done',
    note: 'Said yes',
    at,
    byPerson: officePerson,
  });
  put(ledger.pacingPlan, {
    clientId,
    month,
    currency: 'EUR',
    amountMinor: 900_000,
    carriedMinor: 0,
    firstDay: null,
    tolerancePercent: 5,
    customDays: '[]',
    note: 'As agreed',
    ...by,
  });
  put(ledger.assetAccess, {
    clientId,
    assetId,
    tokenId: rowId(6),
    access: 'revoked',
    tasks: '[]',
    sentence: 'It is lost',
    checkedAt: at,
  });
  put(money.policyVersion, {
    number: 3,
    clientId,
    rules: '{}',
    note: 'Ours',
    madeAt: at,
    madeBy: officePerson,
  });
  put(money.policyStop, { number: 3, clientId, stopped: true, why: 'Ours', at, byPerson: officePerson });
  addMoney(put, clientId, assetId);
  addReport(put, clientId);
  const said = { clientId, text: 'Ours', forClient: false, authorId: officePerson, writtenAt: at } as const;
  put(
    ofClient.comment,
    { ...said, id: comment, about: 'day', fromDay: '2026-11-05', toDay: '2026-11-05' },
    { ...said, id: commentOnProposal, about: 'proposal', proposalId: done },
  );
}

/** A colleague, and somebody whose only client is closed: read past whose it is, and another one is taken for it. */
export function addPeople(w: Writer): void {
  const [person, id] = [rowId(90), ClientId.parse(rowId(91))];
  const made = { createdAt: at, createdBy: officePerson };
  const ben = { id: colleague, name: 'Ben', email: 'ben@agency.example', isSuperAdmin: false } as const;
  addPerson(w, { ...ben, state: 'active', ...made });
  const who = { id: person, name: 'Cleo', email: 'cleo@agency.example', isSuperAdmin: false } as const;
  addPerson(w, { ...who, state: 'active', ...made });
  const card = { name: 'Closed', currency: 'EUR', timezone: 'Europe/Warsaw', colour: '#1f7a6a' };
  const rest = { businessName: '', email: '', language: 'en', notes: '', ...made } as const;
  addClient(w, { id, ...card, ...rest, archivedAt: at });
  addClient(w, { id: bare, ...card, ...rest, name: 'Bare' });
  w.orm
    .insert(ledger.member)
    .values({ clientId: id, personId: person, role: 'client_user', since: at })
    .run();
}

type Put = <Table extends SQLiteTable>(table: Table, ...rows: Table['$inferInsert'][]) => unknown;

function addMoney(put: Put, clientId: ClientId, assetId: string): void {
  const what = {
    clientId,
    accountId: '1',
    objectKind: 'campaign',
    objectId: ghost,
    objectName: 'The ghost',
    field: 'daily_budget',
    beforeMinor: 1000,
    afterMinor: 1100,
    currency: 'EUR',
    reason: 'Cheap leads',
  } as const;
  const offered = {
    ...what,
    assetId,
    source: 'tree',
    proposerId: officePerson,
    proposedAt: at,
    expiresAt: '2026-12-01',
    manifest: '{}',
    manifestHash: 'a',
    evidence: '{}',
  } as const;
  put(
    money.proposal,
    { ...offered, id: waiting, state: 'waiting' },
    { ...offered, id: approved, objectId: '2', state: 'approved' },
    { ...offered, id: done, objectId: '3', state: 'sent' },
  );
  const grant = {
    clientId,
    proposerId: officePerson,
    approverId: colleague,
    credentialNumber: 1,
    installationId: '1',
    statement: '{}',
    signature: 's',
    approvedAt: at,
    expiresAt: '2026-12-01',
  };
  put(
    money.approval,
    { ...grant, id: agreed, proposalId: approved },
    { ...grant, id: agreedDone, proposalId: done, usedAt: at },
  );
  const sent = { ...what, proposalId: done, approvalId: agreedDone, startedAt: at };
  put(money.budgetChange, { ...sent, id: change, state: 'unknown' });
  const drafted = {
    ...what,
    campaignName: 'The ghost',
    seenStatus: 'ACTIVE',
    asOf: at,
    drafterId: officePerson,
    draftedAt: at,
    seenEnd: true,
  } as const;
  put(
    money.budgetDraft,
    { ...drafted, id: draft, state: 'open' },
    { ...drafted, id: draftDone, objectId: '3', state: 'proposed', settledAt: at, proposalId: done },
  );
  put(money.draftWord, { clientId, draftId: draftDone, personId: colleague, saidAt: at });
  const seen = {
    clientId,
    severity: 'warning',
    facts: '{}',
    openedAt: at,
    seenAt: at,
    note: 'Ours',
  } as const;
  put(
    ledger.incident,
    { ...seen, id: incidents.open, rule: 'pace_over', subject: '', state: 'open' },
    { ...seen, id: incidents.over, rule: 'pace_under', subject: '', state: 'resolved', resolvedAt: at },
  );
}

function addReport(put: Put, clientId: ClientId): void {
  put(ledger.report, {
    clientId,
    id: report,
    state: 'draft',
    fromDay: '2026-10-01',
    toDay: '2026-10-31',
    settings: '{}',
    facts: '{}',
    words: '{}',
    contentHash: 'a',
    chainHead: 'b',
    code: 'c',
    preparedBy: officePerson,
    preparedAt: at,
    changedAt: at,
  });
  put(ledger.reportExport, {
    clientId,
    reportId: report,
    id: rowId(51),
    kind: 'pdf',
    fileName: 'october',
    sha256: 'a',
    contentHash: 'a',
    exportedBy: officePerson,
    exportedAt: at,
  });
  put(ofClient.reportPages, { clientId, reportId: report, seal: 'a', pages: Buffer.from('A'), keptAt: at });
  put(ledger.reportTemplate, { clientId, settings: '{}', changedBy: officePerson, changedAt: at });
}

/** What Meta does not list any more, and what of pictures and gaps the sandbox alone does not bring. */
export function addFigureRows(w: Writer, clientId: ClientId, account: string, page: string): void {
  const another = (table: string, set: Record<string, string | number | null>) => {
    const row = w.raw.prepare(`select * from ${table} where client_id = ? limit 1`).get(clientId) as object;
    const made = { ...row, ...set };
    const names = Object.keys(made);
    const holes = names.map((name) => `@${name}`).join();
    w.raw.prepare(`insert into ${table} (${names.join()}) values (${holes})`).run(made);
  };
  const ours = { id: ghost, name: 'The ghost', asset_id: account, gone_at: null };
  const runs = { ...ours, status: 'ACTIVE', effective_status: 'ACTIVE', objective: 'OUTCOME_LEADS' };
  another('campaign', { ...runs, daily_budget_minor: null, lifetime_budget_minor: null });
  const set = { ...ours, status: 'ACTIVE', effective_status: 'ACTIVE', campaign_id: ghost };
  another('ad_set', { ...set, daily_budget_minor: 1000, lifetime_budget_minor: null });
  const refused = { ...set, ad_set_id: ghost, effective_status: 'DISAPPROVED' };
  another('ad', { ...refused, creative_id: ghost, picture_id: thePicture });
  another('post', { id: ghost, asset_id: page, created_time: at, gone_at: null, picture_id: thePicture });
  const day = { object_id: ghost, day: '2026-11-19' };
  for (const level of ['campaign', 'ad_set']) another('insight_day', { ...day, level });
  const there = { id: elsewhere, asset_id: rowId(7) };
  another('campaign', { ...runs, ...there });
  another('post', { ...there, created_time: at, gone_at: null });
  another('insight_day', { ...day, object_id: elsewhere, level: 'campaign' });
  startRun(w, { clientId, id: running }, 'asked', at);
  const shows = { clientId, shows: ghost, type: 'image/webp', width: 1, height: 1 };
  w.orm
    .insert(picture)
    .values({ ...shows, id: thePicture, bytes: Buffer.from('A'), asOf: at })
    .run();
  const gap = { clientId, assetId: page, kind: 'posts', why: 'failed', sentence: 'Ours' } as const;
  w.orm
    .insert(syncGap)
    .values({ ...gap, since: at, asOf: at })
    .run();
}
