import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ClientId, PersonId } from '../../../shared/model/ids.ts';

// The part of schema.ts that is about a client: its goals, logo and setup, and the mails that ask it for access.

export const clientResult = sqliteTable(
  'client_result',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    campaignId: text('campaign_id'),
    campaignName: text('campaign_name'),
    from: text('from_day').notNull(),
    actionTypes: text('action_types', { mode: 'json' }).$type<readonly string[]>().notNull(),
    word: text('word').notNull(),
    setAt: text('set_at').notNull(),
    setBy: text('set_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const clientTarget = sqliteTable(
  'client_target',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    campaignId: text('campaign_id'),
    campaignName: text('campaign_name'),
    from: text('from_day').notNull(),
    resultsPerMonth: integer('results_per_month'),
    costPerResultMinor: integer('cost_per_result_minor'),
    roasHundredths: integer('roas_hundredths'),
    currency: text('currency').notNull(),
    setAt: text('set_at').notNull(),
    setBy: text('set_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const clientLogo = sqliteTable('client_logo', {
  clientId: text('client_id').primaryKey(),
  png: blob('png', { mode: 'buffer' }).notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  version: text('version').notNull(),
  setAt: text('set_at').notNull(),
  setBy: text('set_by').notNull(),
});

export const setupEntry = sqliteTable(
  'setup_entry',
  {
    clientId: text('client_id').notNull(),
    id: text('id').notNull(),
    step: text('step').notNull(),
    kind: text('kind', { enum: ['state', 'note', 'mail', 'test'] }).notNull(),
    state: text('state', { enum: ['open', 'waiting', 'done', 'failed', 'not_needed'] }),
    note: text('note').notNull(),
    at: text('at').notNull(),
    byPerson: text('by_person').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const mailTemplate = sqliteTable(
  'mail_template',
  {
    kind: text('kind').notNull(),
    language: text('language', { enum: ['en', 'pl'] }).notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    setAt: text('set_at').notNull(),
    setBy: text('set_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.language] })],
);

/** What people say about a client's days, or about one of its proposals. */
export const comment = sqliteTable(
  'comment',
  {
    clientId: text('client_id').$type<ClientId>().notNull(),
    id: text('id').notNull(),
    about: text('about', { enum: ['period', 'day', 'proposal'] }).notNull(),
    fromDay: text('from_day'),
    toDay: text('to_day'),
    proposalId: text('proposal_id'),
    text: text('text').notNull(),
    forClient: integer('for_client', { mode: 'boolean' }).notNull(),
    authorId: text('author_id').$type<PersonId>().notNull(),
    writtenAt: text('written_at').notNull(),
    editedAt: text('edited_at'),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.id] })],
);

export const reportPages = sqliteTable(
  'report_pages',
  {
    clientId: text('client_id').notNull(),
    reportId: text('report_id').notNull(),
    seal: text('seal').notNull(),
    pages: blob('pages', { mode: 'buffer' }).notNull(),
    keptAt: text('kept_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.reportId, t.seal] })],
);
