import { and, asc, eq, gte, lte, type SQL } from 'drizzle-orm';
import type { CommentAbout } from '../../shared/model/comment.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Reader, Writer } from '../db/access.ts';
import { comment } from '../db/ledger/client-schema.ts';
import { person } from '../db/ledger/schema.ts';

export type CommentRow = typeof comment.$inferSelect;
export interface Written extends CommentRow {
  readonly author: string;
}

const mostListed = 500;

function listed(r: Reader, clientId: ClientId, which: SQL | undefined): Written[] {
  return r.orm
    .select({ row: comment, author: person.name })
    .from(comment)
    .innerJoin(person, eq(person.id, comment.authorId))
    .where(and(eq(comment.clientId, clientId), which))
    .orderBy(asc(comment.writtenAt), asc(comment.id))
    .limit(mostListed)
    .all()
    .map(({ row, author }) => ({ ...row, author }));
}

/** About any of these days. */
export function commentsOfPeriod(r: Reader, clientId: ClientId, from: string, to: string): Written[] {
  return listed(r, clientId, and(lte(comment.fromDay, to), gte(comment.toDay, from)));
}

export function commentsOfProposal(r: Reader, clientId: ClientId, proposalId: string): Written[] {
  return listed(r, clientId, eq(comment.proposalId, proposalId));
}

export function findComment(r: Reader, clientId: ClientId, id: string): Written | undefined {
  return listed(r, clientId, eq(comment.id, id))[0];
}

export function insertComment(w: Writer, row: CommentRow): void {
  w.orm.insert(comment).values(row).run();
}

export function changeComment(
  w: Writer,
  { clientId, id }: CommentRow,
  words: Pick<CommentRow, 'text' | 'forClient' | 'editedAt'>,
): void {
  w.orm
    .update(comment)
    .set(words)
    .where(and(eq(comment.clientId, clientId), eq(comment.id, id)))
    .run();
}

export function deleteComment(w: Writer, { clientId, id }: CommentRow): void {
  w.orm
    .delete(comment)
    .where(and(eq(comment.clientId, clientId), eq(comment.id, id)))
    .run();
}

export function aboutOf(row: CommentRow): CommentAbout {
  const { about, fromDay, toDay, proposalId } = row;
  if (about === 'proposal') return { kind: 'proposal', proposalId: proposalId ?? '' };
  if (about === 'day') return { kind: 'day', day: fromDay ?? '' };
  return { kind: 'period', from: fromDay ?? '', to: toDay ?? '' };
}

export function placeOf(about: CommentAbout): Pick<CommentRow, 'about' | 'fromDay' | 'toDay' | 'proposalId'> {
  switch (about.kind) {
    case 'proposal':
      return { about: 'proposal', fromDay: null, toDay: null, proposalId: about.proposalId };
    case 'day':
      return { about: 'day', fromDay: about.day, toDay: about.day, proposalId: null };
    case 'period':
      return { about: 'period', fromDay: about.from, toDay: about.to, proposalId: null };
  }
}
