import { useQuery } from '@tanstack/react-query';
import { CheckCheck, Inbox } from 'lucide-react';
import type { ToldNotice } from '../../../shared/model/notice.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Dot } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { ClientLogo } from '../clients/client-logo.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useLanguage } from '../../words/language.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './notices.module.css';
import { noticesIn } from './queries.ts';

interface NoticesDrawerProps {
  readonly onClose: () => void;
  /** Leads to the thing that the notice is about. */
  readonly onOpen: (notice: ToldNotice) => void;
}

/** News for this person, newest first; pressing one opens its thing and counts as read. */
export function NoticesDrawer({ onClose, onOpen }: NoticesDrawerProps) {
  const words = useWords();
  const list = useQuery(noticesIn(useLanguage()));
  const unread = list.data?.notices.filter(({ readAt }) => readAt === null) ?? [];
  return (
    <Drawer
      open
      onClose={onClose}
      title={words.notices.title}
      subtitle={unread.length > 0 ? words.notices.unread(unread.length) : undefined}
      tools={
        unread.length > 0 ? (
          <IconButton
            icon={CheckCheck}
            label={words.notices.readAll}
            size="small"
            onClick={() => void api.notices.read({ ids: unread.map(({ id }) => id) })}
          />
        ) : null
      }
    >
      {list.error ? <Banner tone="bad">{sentenceOf(list.error)}</Banner> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data?.notices.length === 0 ? (
        <EmptyState icon={Inbox} title={words.notices.none}>
          {words.notices.noneBody}
        </EmptyState>
      ) : null}
      {list.data && list.data.notices.length > 0 ? (
        <List flush label={words.notices.title}>
          {list.data.notices.map((notice) => (
            <Item key={notice.id} notice={notice} onOpen={onOpen} />
          ))}
        </List>
      ) : null}
    </Drawer>
  );
}

function Item({
  notice,
  onOpen,
}: {
  readonly notice: ToldNotice;
  readonly onOpen: (notice: ToldNotice) => void;
}) {
  const words = useWords();
  const formats = useFormats();
  const clients = useQuery(queries.clients());
  const client = clients.data?.find(({ id }) => id === notice.clientId);
  const { title, body } = notice;
  const isUnread = notice.readAt === null;
  return (
    <ListItem
      before={
        client ? <ClientLogo client={client} /> : <Inbox size={16} strokeWidth={1.75} className={css.bell} />
      }
      note={
        <>
          <span className={css.body}>{body}</span>
          <span>{formats.dateTime(notice.at)}</span>
        </>
      }
      after={
        isUnread ? (
          <span className={css.unread}>
            <Dot tone="info" />
            <span className={css.hidden}>{words.notices.isUnread}</span>
          </span>
        ) : null
      }
      onPress={() => onOpen(notice)}
    >
      <span className={isUnread ? css.fresh : undefined}>{title}</span>
    </ListItem>
  );
}
