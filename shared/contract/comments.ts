import { event } from '../rpc.ts';
import { Comment, CommentAbout, CommentText } from '../model/comment.ts';
import { ClientId, Day } from '../model/ids.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const one = z.object({ clientId: ClientId, commentId: z.uuid() });
const words = z.object({ text: CommentText, forClient: z.boolean() });

/** What people say to each other about a client's figures and money. Never sent to anybody by itself. */
export const comments = {
  /** Those about these days, or about a period that shares a day with them. */
  ofPeriod: read(
    { client: 'view' },
    z.object({ clientId: ClientId, from: Day, to: Day }).refine(({ from, to }) => from <= to),
    z.array(Comment),
  ),
  ofProposal: read(
    { client: 'view' },
    z.object({ clientId: ClientId, proposalId: z.uuid() }),
    z.array(Comment),
  ),
  write: call({ client: 'comment' }, words.extend({ clientId: ClientId, about: CommentAbout }), Comment),
  edit: call({ client: 'comment' }, one.extend(words.shape), Comment),
  remove: call({ client: 'comment' }, one, z.object({})),

  changed: event(z.object({ clientId: ClientId })),
};
