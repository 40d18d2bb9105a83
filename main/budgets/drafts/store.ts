import { and, asc, eq, getTableColumns, isNull } from 'drizzle-orm';
import type { FromDraft, InPrinciple } from '../../../shared/model/draft.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import type { Reader, Writer } from '../../db/access.ts';
import { budgetDraft, draftWord } from '../../db/ledger/money-schema.ts';
import { client } from '../../db/ledger/schema.ts';
import { peopleNames } from '../store.ts';

export type DraftRow = typeof budgetDraft.$inferSelect;
const is = budgetDraft;

export function openDrafts(r: Reader, clientId: ClientId): DraftRow[] {
  const open = and(eq(is.clientId, clientId), eq(is.state, 'open'));
  return r.orm.select().from(is).where(open).orderBy(asc(is.draftedAt), asc(is.id)).all();
}

/** In the whole workspace, of clients that are worked for. */
export function allOpenDrafts(r: Reader): DraftRow[] {
  const live = and(eq(is.state, 'open'), isNull(client.archivedAt));
  return r.orm
    .select(getTableColumns(is))
    .from(is)
    .innerJoin(client, eq(client.id, is.clientId))
    .where(live)
    .all();
}

export function findDraft(r: Reader, clientId: ClientId, id: string): DraftRow | undefined {
  const one = and(eq(is.clientId, clientId), eq(is.id, id));
  return r.orm.select().from(is).where(one).get();
}

export function insertDraft(w: Writer, row: DraftRow): void {
  w.orm.insert(is).values(row).run();
}

/** Open no more: it became a proposal, or nothing. */
export function settleDraft(w: Writer, row: DraftRow, at: Date, proposalId: string | null): void {
  const state = proposalId === null ? 'discarded' : 'proposed';
  w.orm
    .update(is)
    .set({ state, settledAt: at.toISOString(), proposalId })
    .where(and(eq(is.clientId, row.clientId), eq(is.id, row.id)))
    .run();
}

export function insertWord(w: Writer, row: typeof draftWord.$inferInsert): void {
  w.orm.insert(draftWord).values(row).run();
}

export interface Word extends InPrinciple {
  readonly personId: string;
}

export function wordsOf(r: Reader, clientId: string, draftId: string): Word[] {
  const names = peopleNames(r);
  return r.orm
    .select()
    .from(draftWord)
    .where(and(eq(draftWord.clientId, clientId), eq(draftWord.draftId, draftId)))
    .orderBy(asc(draftWord.saidAt))
    .all()
    .map(({ personId, saidAt }) => ({ personId, name: names.get(personId) ?? '', at: saidAt }));
}

export function draftOfProposal(r: Reader, clientId: ClientId, proposalId: string): FromDraft | null {
  const made = and(eq(is.clientId, clientId), eq(is.proposalId, proposalId));
  const row = r.orm.select().from(is).where(made).get();
  if (!row) return null;
  const { asOf, beforeMinor } = row;
  return { asOf, beforeMinor, inPrinciple: wordsOf(r, clientId, row.id) };
}
