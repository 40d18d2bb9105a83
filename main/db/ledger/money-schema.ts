import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// The tables of the money path as drizzle sees them; schema.ts has the others.

export const policyVersion = sqliteTable('policy_version', {
  number: integer('number').primaryKey(),
  clientId: text('client_id'),
  rules: text('rules'),
  note: text('note').notNull(),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
});

export const policyStop = sqliteTable('policy_stop', {
  number: integer('number').primaryKey(),
  clientId: text('client_id'),
  stopped: integer('stopped', { mode: 'boolean' }).notNull(),
  why: text('why').notNull(),
  at: text('at').notNull(),
  byPerson: text('by_person').notNull(),
});

const objectKinds = ['campaign', 'adset'] as const;
const fields = ['daily_budget', 'lifetime_budget'] as const;

export const proposal = sqliteTable(
  'proposal',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    assetId: text('asset_id').notNull(),
    accountId: text('account_id').notNull(),
    objectKind: text('object_kind', { enum: objectKinds }).notNull(),
    objectId: text('object_id').notNull(),
    objectName: text('object_name').notNull(),
    field: text('field', { enum: fields }).notNull(),
    beforeMinor: integer('before_minor').notNull(),
    afterMinor: integer('after_minor').notNull(),
    currency: text('currency').notNull(),
    reason: text('reason').notNull(),
    startAt: text('start_at'),
    source: text('source', { enum: ['tree', 'pacing', 'csv', 'rollback', 'cli', 'mcp'] }).notNull(),
    rollsBack: text('rolls_back'),
    proposerId: text('proposer_id').notNull(),
    proposedAt: text('proposed_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    manifest: text('manifest').notNull(),
    manifestHash: text('manifest_hash').notNull(),
    evidence: text('evidence').notNull(),
    state: text('state', {
      enum: ['waiting', 'approved', 'sent', 'declined', 'withdrawn', 'void', 'expired'],
    }).notNull(),
    settledAt: text('settled_at'),
    settledBy: text('settled_by'),
    settledWhy: text('settled_why'),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const approval = sqliteTable(
  'approval',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    proposalId: text('proposal_id').notNull(),
    proposerId: text('proposer_id').notNull(),
    approverId: text('approver_id').notNull(),
    credentialNumber: integer('credential_number').notNull(),
    installationId: text('installation_id').notNull(),
    statement: text('statement').notNull(),
    signature: text('signature').notNull(),
    approvedAt: text('approved_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
    voidAt: text('void_at'),
    voidWhy: text('void_why'),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const budgetChange = sqliteTable(
  'budget_change',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    proposalId: text('proposal_id').notNull(),
    approvalId: text('approval_id').notNull(),
    accountId: text('account_id').notNull(),
    objectKind: text('object_kind', { enum: objectKinds }).notNull(),
    objectId: text('object_id').notNull(),
    objectName: text('object_name').notNull(),
    field: text('field', { enum: fields }).notNull(),
    beforeMinor: integer('before_minor').notNull(),
    afterMinor: integer('after_minor').notNull(),
    currency: text('currency').notNull(),
    state: text('state', {
      enum: ['sending', 'confirmed', 'rejected', 'not_applied', 'unknown', 'needs_person'],
    }).notNull(),
    startedAt: text('started_at').notNull(),
    settledAt: text('settled_at'),
    why: text('why'),
    traceId: text('trace_id'),
    metaCode: integer('meta_code'),
    metaSubcode: integer('meta_subcode'),
    readMinor: integer('read_minor'),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const comparedKey = sqliteTable(
  'compared_key',
  {
    installationId: text('installation_id').notNull(),
    byPerson: text('by_person').notNull(),
    personId: text('person_id').notNull(),
    fingerprint: text('fingerprint').notNull(),
    name: text('name').notNull(),
    comparedAt: text('compared_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.installationId, t.byPerson, t.personId, t.fingerprint] })],
);

export const budgetDraft = sqliteTable(
  'budget_draft',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    accountId: text('account_id').notNull(),
    objectKind: text('object_kind', { enum: objectKinds }).notNull(),
    objectId: text('object_id').notNull(),
    objectName: text('object_name').notNull(),
    campaignName: text('campaign_name').notNull(),
    field: text('field', { enum: fields }).notNull(),
    currency: text('currency').notNull(),
    beforeMinor: integer('before_minor').notNull(),
    afterMinor: integer('after_minor').notNull(),
    seenStatus: text('seen_status').notNull(),
    asOf: text('as_of').notNull(),
    reason: text('reason').notNull(),
    drafterId: text('drafter_id').notNull(),
    draftedAt: text('drafted_at').notNull(),
    state: text('state', { enum: ['open', 'proposed', 'discarded'] }).notNull(),
    settledAt: text('settled_at'),
    proposalId: text('proposal_id'),
    startClock: text('start_clock'),
    seenEndTime: text('seen_end_time'),
    /** Whether its end was written down at all. */
    seenEnd: integer('seen_end', { mode: 'boolean' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const draftWord = sqliteTable(
  'draft_word',
  {
    clientId: text('client_id').notNull(),
    draftId: text('draft_id').notNull(),
    personId: text('person_id').notNull(),
    saidAt: text('said_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.draftId, t.personId] })],
);
