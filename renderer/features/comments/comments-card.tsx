import { useQuery } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import type { Comment, CommentAbout } from '../../../shared/model/comment.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import type { Period } from '../../../shared/model/period.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { CommentList } from './comment-list.tsx';
import { Comments } from './comments.tsx';
import css from './comments.module.css';
import { commentsQuery } from './queries.ts';

/** What was said about the days in sight. */
export function useCommentsOf(clientId: ClientId, period: Period): readonly Comment[] {
  return useQuery(commentsQuery(clientId, { kind: 'period', ...period })).data ?? [];
}

interface CommentsCardProps {
  readonly comments: readonly Comment[];
  readonly onWrite: () => void;
}

export function CommentsCard({ comments, onWrite }: CommentsCardProps) {
  const words = useWords();
  return (
    <Card
      title={words.comments.title}
      actions={
        <Button size="small" icon={MessageSquarePlus} onClick={onWrite}>
          {words.comments.writeMore}
        </Button>
      }
    >
      {comments.length === 0 ? (
        <p className={css.quiet}>{words.comments.none}</p>
      ) : (
        <CommentList comments={comments} />
      )}
    </Card>
  );
}

export interface CommentsDrawerProps {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly about: Exclude<CommentAbout, { kind: 'proposal' }>;
  readonly onClose: () => void;
}

/** Beside the chart: what was said about one of its days, or about all of them. */
export function CommentsDrawer({ clientId, clientName, about, onClose }: CommentsDrawerProps) {
  const words = useWords();
  const formats = useFormats();
  const when = about.kind === 'day' ? formats.day(about.day, 'weekday') : formats.period(about);
  return (
    <Drawer open onClose={onClose} title={words.comments.title} subtitle={`${clientName} · ${when}`}>
      <Comments key={when} clientId={clientId} about={about} />
    </Drawer>
  );
}
