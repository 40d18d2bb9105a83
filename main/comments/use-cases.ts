import { AppError } from '../../shared/failure.ts';
import { mayDo } from '../../shared/model/access.ts';
import { Comment, type CommentAbout } from '../../shared/model/comment.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Link } from '../../shared/model/link.ts';
import { record } from '../audit/use-cases.ts';
import { isProposalOf } from '../budgets/use-cases.ts';
import type { ClientScope } from '../clients/scope.ts';
import { clientRow } from '../clients/store.ts';
import { write, type Writer } from '../db/access.ts';
import { notify, settleNotices } from '../notifications/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { sessionOf } from '../workspace/use-cases.ts';
import {
  aboutOf,
  changeComment,
  type CommentRow,
  commentsOfPeriod,
  commentsOfProposal,
  deleteComment,
  findComment,
  insertComment,
  placeOf,
  type Written,
} from './store.ts';

interface Words {
  readonly text: string;
  readonly forClient: boolean;
}

export function ofPeriod(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  from: string,
  to: string,
): Comment[] {
  return commentsOfPeriod(work.ledger, clientId, from, to).map((row) => shown(work, row));
}

export function ofProposal(work: OpenWorkspace, { clientId }: ClientScope, proposalId: string): Comment[] {
  return commentsOfProposal(work.ledger, clientId, proposalId).map((row) => shown(work, row));
}

export function writeComment(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  { about, text, forClient }: Words & { readonly about: CommentAbout },
): Comment {
  // SECURITY: a proposal of another client sounds like one that is not there.
  if (about.kind === 'proposal' && !isProposalOf(work.ledger, clientId, about.proposalId))
    throw new AppError('not_found', 'There is no such proposal at this client.');
  const row: CommentRow = {
    clientId,
    id: work.ids.next(),
    ...placeOf(about),
    text,
    forClient,
    authorId: work.person.personId,
    writtenAt: work.clock.now().toISOString(),
    editedAt: null,
  };
  write(work.ledger, (w) => {
    insertComment(w, row);
    say(work, w, row, 'comment.written', { text, for_client: forClient });
    notify(work, {
      to: { client: clientId, except: work.person.personId },
      kind: 'comment_added',
      values: { client: clientRow(w, clientId)?.name ?? '', by: work.person.name },
      client: clientId,
      link: linkOf(clientId, about),
      key: keyOf(row),
    });
  });
  return shown(work, found(work, clientId, row.id));
}

/** Words are their author's: nobody puts others into their mouth. */
export function editComment(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  commentId: string,
  { text, forClient }: Words,
): Comment {
  write(work.ledger, (w) => {
    const row = found(work, clientId, commentId);
    if (!mayEdit(work, row)) throw new AppError('not_allowed', 'Only who wrote a comment changes its words.');
    if (row.text === text && row.forClient === forClient) return;
    changeComment(w, row, { text, forClient, editedAt: work.clock.now().toISOString() });
    const before = { text: row.text, for_client: row.forClient };
    say(work, w, row, 'comment.edited', { before, after: { text, for_client: forClient } });
  });
  return shown(work, found(work, clientId, commentId));
}

/** Its author, or whoever looks after the client. The trail keeps that it was there, and what it said. */
export function removeComment(work: OpenWorkspace, { clientId }: ClientScope, commentId: string): void {
  write(work.ledger, (w) => {
    const row = found(work, clientId, commentId);
    if (!mayRemove(work, row))
      throw new AppError('not_allowed', 'Who wrote a comment takes it away, or an admin of the client.');
    deleteComment(w, row);
    settleNotices(work, keyOf(row));
    say(work, w, row, 'comment.removed', { text: row.text, for_client: row.forClient });
  });
}

function found(work: OpenWorkspace, clientId: ClientId, id: string): Written {
  const row = findComment(work.ledger, clientId, id);
  if (!row) throw new AppError('not_found', 'There is no such comment at this client.');
  return row;
}

function shown(work: OpenWorkspace, row: Written): Comment {
  const may = { mayEdit: mayEdit(work, row), mayRemove: mayRemove(work, row) };
  return Comment.parse({ ...row, about: aboutOf(row), ...may });
}

function mayEdit(work: OpenWorkspace, { authorId }: CommentRow): boolean {
  return authorId === work.person.personId;
}

function mayRemove(work: OpenWorkspace, row: CommentRow): boolean {
  return mayEdit(work, row) || mayDo(sessionOf(work), 'manage', row.clientId);
}

const keyOf = ({ id }: Pick<CommentRow, 'id'>) => `comment/${id}`;

function linkOf(clientId: ClientId, about: CommentAbout): Link {
  return about.kind === 'proposal'
    ? { to: 'approval', proposal: about.proposalId }
    : { to: 'client', client: clientId, page: 'overview' };
}

function say(work: OpenWorkspace, w: Writer, row: CommentRow, what: string, more: object): void {
  const { id, about, fromDay, toDay, proposalId } = row;
  const place = proposalId === null ? { from: fromDay, to: toDay } : { proposal: proposalId };
  const subject = clientRow(w, row.clientId)?.name ?? '';
  const detail = { comment: id, about, ...place, ...more };
  record(w, { chain: row.clientId, actor: work.actor, what, subject, detail }, work.clock.now(), work.ids);
}
