import type { CommentAbout } from '../../../shared/model/comment.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import { api } from '../../api.ts';

/** What is said about a day, a period or a proposal of a client. */
export function commentsQuery(clientId: ClientId, about: CommentAbout) {
  if (about.kind === 'proposal') {
    const { proposalId } = about;
    return {
      queryKey: ['client', clientId, 'comments', 'proposal', proposalId],
      queryFn: () => api.comments.ofProposal({ clientId, proposalId }),
    };
  }
  const { from, to } = about.kind === 'day' ? { from: about.day, to: about.day } : about;
  return {
    queryKey: ['client', clientId, 'comments', from, to],
    queryFn: () => api.comments.ofPeriod({ clientId, from, to }),
  };
}
