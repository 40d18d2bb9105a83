import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Comment } from '../../../shared/model/comment.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { CommentForm, type Said } from './comment-form.tsx';
import css from './comments.module.css';

/** Oldest first, as people talk. */
export function CommentList({ comments }: { readonly comments: readonly Comment[] }) {
  return (
    <div className={css.list} role="list">
      {comments.map((comment) => (
        <One key={comment.id} comment={comment} />
      ))}
    </div>
  );
}

function One({ comment }: { readonly comment: Comment }) {
  const words = useWords();
  const [doing, setDoing] = useState<'nothing' | 'editing' | 'removing'>('nothing');
  const stop = () => setDoing('nothing');
  const { clientId, id: commentId, text } = comment;
  const edit = useMutation({
    mutationFn: (said: Said) => api.comments.edit({ clientId, commentId, ...said }),
    onSuccess: stop,
  });
  const remove = useMutation({ mutationFn: () => api.comments.remove({ clientId, commentId }) });
  const problem = edit.error ?? remove.error;
  return (
    <div className={css.comment} role="listitem">
      <By comment={comment} />
      <Actions comment={comment} onEdit={() => setDoing('editing')} onRemove={() => setDoing('removing')} />
      {doing === 'editing' ? (
        <CommentForm
          from={comment}
          mayBeForClient={comment.about.kind !== 'proposal'}
          isBusy={edit.isPending}
          onSay={(said) => edit.mutate(said)}
          onCancel={stop}
        />
      ) : (
        <p className={css.text} dir="auto">
          {text}
        </p>
      )}
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      <Confirm
        open={doing === 'removing'}
        title={words.comments.removeTitle}
        points={[words.comments.removeBody(comment.author)]}
        confirm={words.comments.removeNow}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onCancel={stop}
      />
    </div>
  );
}

function By({ comment }: { readonly comment: Comment }) {
  const words = useWords();
  const formats = useFormats();
  const { about, author, writtenAt, editedAt, forClient } = comment;
  const place =
    about.kind === 'day'
      ? formats.day(about.day, 'weekday')
      : about.kind === 'period'
        ? formats.period(about)
        : null;
  const facts = [
    formats.dateTime(writtenAt),
    ...(place === null ? [] : [words.comments.about(place)]),
    ...(editedAt === null ? [] : [words.comments.edited]),
  ];
  return (
    <span className={css.by}>
      <b dir="auto">{author}</b>
      <span>{facts.join(' · ')}</span>
      {forClient ? <Badge tone="info">{words.comments.forClientBadge}</Badge> : null}
    </span>
  );
}

interface ActionsProps {
  readonly comment: Comment;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Actions({ comment, onEdit, onRemove }: ActionsProps) {
  const words = useWords();
  const { mayEdit, mayRemove, author } = comment;
  if (!mayEdit && !mayRemove) return null;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton icon={Ellipsis} label={words.comments.actions(author)} size="small" tooltip={false} />
      }
      entries={[
        ...(mayEdit
          ? [{ kind: 'action' as const, label: words.comments.edit, icon: Pencil, onPress: onEdit }]
          : []),
        ...(mayRemove
          ? [
              {
                kind: 'action' as const,
                label: words.comments.remove,
                icon: Trash2,
                danger: true,
                onPress: onRemove,
              },
            ]
          : []),
      ]}
    />
  );
}
