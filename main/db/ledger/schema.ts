import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// The columns as drizzle sees them. The migrations are the truth; a test compares the two.

export const workspace = sqliteTable('workspace', {
  one: integer('one').primaryKey(),
  id: text('id').notNull(),
  kind: text('kind', { enum: ['real', 'demo'] }).notNull(),
  name: text('name').notNull(),
  installationId: text('installation_id').notNull(),
  auditPublicKey: text('audit_public_key').notNull(),
  auditSealedKey: blob('audit_sealed_key', { mode: 'buffer' }).notNull(),
  createdAt: text('created_at').notNull(),
});

export const person = sqliteTable('person', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  isSuperAdmin: integer('is_super_admin', { mode: 'boolean' }).notNull(),
  state: text('state', { enum: ['active', 'deactivated'] }).notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by'),
});

export const credential = sqliteTable(
  'credential',
  {
    personId: text('person_id').notNull(),
    number: integer('number').notNull(),
    signingKey: text('signing_key').notNull(),
    exchangeKey: text('exchange_key').notNull(),
    how: text('how', { enum: ['founder', 'made', 'reset', 'recovered'] }).notNull(),
    byPerson: text('by_person'),
    madeAt: text('made_at').notNull(),
    ownSince: text('own_since'),
    keyVersion: integer('key_version').notNull(),
    retiredAt: text('retired_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.number] })],
);

export const setting = sqliteTable('setting', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});

export const client = sqliteTable('client', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  currency: text('currency').notNull(),
  timezone: text('timezone').notNull(),
  colour: text('colour').notNull(),
  businessName: text('business_name').notNull(),
  email: text('email').notNull(),
  language: text('language', { enum: ['en', 'pl'] }).notNull(),
  notes: text('notes').notNull(),
  archivedAt: text('archived_at'),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
});

export const clientLabel = sqliteTable(
  'client_label',
  { clientId: text('client_id').notNull(), label: text('label').notNull() },
  (t) => [primaryKey({ columns: [t.clientId, t.label] })],
);

export const clientContact = sqliteTable(
  'client_contact',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    email: text('email').notNull(),
    phone: text('phone').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const member = sqliteTable(
  'member',
  {
    clientId: text('client_id').notNull(),
    personId: text('person_id').notNull(),
    role: text('role', { enum: ['client_admin', 'client_user'] }).notNull(),
    since: text('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.personId] })],
);

export const asset = sqliteTable(
  'asset',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind', { enum: ['ad_account', 'page'] }).notNull(),
    metaId: text('meta_id').notNull(),
    name: text('name').notNull(),
    currency: text('currency'),
    timezone: text('timezone'),
    connectedAt: text('connected_at').notNull(),
    disconnectedAt: text('disconnected_at'),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const objectOwner = sqliteTable(
  'object_owner',
  {
    clientId: text('client_id').notNull(),
    objectId: text('object_id').notNull(),
    accountId: text('account_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.objectId] })],
);

export const token = sqliteTable('token', {
  id: text('id').primaryKey(),
  slot: text('slot', { enum: ['shared', 'backup', 'client', 'next'] }).notNull(),
  clientId: text('client_id'),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  preview: text('preview').notNull(),
  fingerprint: text('fingerprint').notNull(),
  state: text('state', { enum: ['unchecked', 'healthy', 'dead'] }).notNull(),
  trouble: text('trouble', { enum: ['expired', 'revoked', 'checkpoint', 'invalid'] }),
  kind: text('kind'),
  appId: text('app_id'),
  userId: text('user_id'),
  userName: text('user_name'),
  scopes: text('scopes').notNull(),
  issuedAt: text('issued_at'),
  expiresAt: text('expires_at'),
  dataAccessExpiresAt: text('data_access_expires_at'),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  checkedAt: text('checked_at'),
  usedAt: text('used_at'),
  usedFor: text('used_for'),
  parkedAt: text('parked_at'),
});

export const notice = sqliteTable(
  'notice',
  {
    personId: text('person_id').notNull(),
    id: text('id').notNull(),
    clientId: text('client_id'),
    kind: text('kind').notNull(),
    link: text('link', { mode: 'json' }),
    values: text('values', { mode: 'json' }).notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    at: text('at').notNull(),
    shownAt: text('shown_at'),
    readAt: text('read_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.id] })],
);

export const tokenCheck = sqliteTable(
  'token_check',
  {
    tokenId: text('token_id').notNull(),
    at: text('at').notNull(),
    how: text('how', { enum: ['added', 'asked', 'scheduled', 'noticed', 'refreshed'] }).notNull(),
    outcome: text('outcome', {
      enum: ['healthy', 'expired', 'revoked', 'checkpoint', 'invalid', 'unknown'],
    }).notNull(),
    sentence: text('sentence').notNull(),
    byPerson: text('by_person'),
  },
  (t) => [primaryKey({ columns: [t.tokenId, t.at] })],
);

export const assetAccess = sqliteTable(
  'asset_access',
  {
    clientId: text('client_id').notNull(),
    assetId: text('asset_id').notNull(),
    tokenId: text('token_id').notNull(),
    access: text('access', { enum: ['write', 'read', 'revoked', 'unknown'] }).notNull(),
    tasks: text('tasks').notNull(),
    sentence: text('sentence').notNull(),
    checkedAt: text('checked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.assetId, t.tokenId] })],
);

// The audit tables are read and written by prepared statements in main/audit/store.ts alone.

export const pacingPlan = sqliteTable(
  'pacing_plan',
  {
    clientId: text('client_id').notNull(),
    month: text('month').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    carriedMinor: integer('carried_minor').notNull(),
    firstDay: text('first_day'),
    tolerancePercent: integer('tolerance_percent').notNull(),
    customDays: text('custom_days').notNull(),
    note: text('note').notNull(),
    setAt: text('set_at').notNull(),
    setBy: text('set_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.month] })],
);

export const incident = sqliteTable(
  'incident',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    rule: text('rule').notNull(),
    subject: text('subject').notNull(),
    severity: text('severity', { enum: ['warning', 'critical'] }).notNull(),
    state: text('state', { enum: ['open', 'acknowledged', 'snoozed', 'resolved'] }).notNull(),
    facts: text('facts').notNull(),
    openedAt: text('opened_at').notNull(),
    seenAt: text('seen_at').notNull(),
    resolvedAt: text('resolved_at'),
    snoozedUntil: text('snoozed_until'),
    handledBy: text('handled_by'),
    handledAt: text('handled_at'),
    note: text('note').notNull(),
    toldAt: text('told_at'),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const keptView = sqliteTable(
  'kept_view',
  {
    personId: text('person_id').notNull(),
    screen: text('screen').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    view: text('view').notNull(),
    madeAt: text('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.screen, t.id] })],
);

export const report = sqliteTable(
  'report',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    state: text('state', { enum: ['draft', 'reviewed', 'exported'] }).notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    settings: text('settings').notNull(),
    facts: text('facts').notNull(),
    words: text('words').notNull(),
    contentHash: text('content_hash').notNull(),
    chainHead: text('chain_head').notNull(),
    code: text('code').notNull(),
    preparedBy: text('prepared_by').notNull(),
    preparedAt: text('prepared_at').notNull(),
    reviewedBy: text('reviewed_by'),
    reviewedAt: text('reviewed_at'),
    changedAt: text('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const reportExport = sqliteTable(
  'report_export',
  {
    clientId: text('client_id').notNull(),
    reportId: text('report_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind', { enum: ['pdf', 'csv', 'eml'] }).notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    contentHash: text('content_hash').notNull(),
    exportedBy: text('exported_by').notNull(),
    exportedAt: text('exported_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.reportId, t.id] })],
);

export const reportTemplate = sqliteTable('report_template', {
  clientId: text('client_id').primaryKey(),
  settings: text('settings').notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: text('changed_at').notNull(),
});
