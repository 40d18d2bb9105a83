import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommentAbout } from '../../../shared/model/comment.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/use-words.ts';
import { CommentForm, type Said } from './comment-form.tsx';
import { CommentList } from './comment-list.tsx';
import css from './comments.module.css';
import { commentsQuery } from './queries.ts';

export interface CommentsProps {
  readonly clientId: ClientId;
  readonly about: CommentAbout;
}

/** What was said, and the place to say more. Needs no network: it is the agency's own. */
export function Comments({ clientId, about }: CommentsProps) {
  const words = useWords();
  const said = useQuery(commentsQuery(clientId, about));
  // Emptied by being made anew, once what it held is kept.
  const [turn, setTurn] = useState(0);
  const write = useMutation({
    mutationFn: (ask: Said) => api.comments.write({ clientId, about, ...ask }),
    onSuccess: () => setTurn((last) => last + 1),
  });
  const nothing = {
    day: words.comments.noneOfDay,
    period: words.comments.none,
    proposal: words.comments.noneOfProposal,
  }[about.kind];
  const problem = said.error ?? write.error;
  return (
    <div className={css.stack}>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {said.isPending ? <SkeletonLines /> : null}
      {said.data?.length === 0 ? <p className={css.quiet}>{nothing}</p> : null}
      {said.data && said.data.length > 0 ? <CommentList comments={said.data} /> : null}
      <CommentForm
        key={turn}
        mayBeForClient={about.kind !== 'proposal'}
        isBusy={write.isPending}
        onSay={(ask) => write.mutate(ask)}
      />
    </div>
  );
}
