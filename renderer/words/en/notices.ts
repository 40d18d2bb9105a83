import { pluralEn as plural } from '../plural.ts';

export const notices = {
  title: 'Notifications',
  none: 'Nothing new',
  noneBody: 'What needs you comes here: failed syncs, changes that wait for your approval, finished reports.',
  readAll: 'Mark all as read',
  unread: (count: number) => plural(count, { one: '# unread', other: '# unread' }),
  isUnread: 'Unread',
  open: 'Open',
  arrived: (count: number) => plural(count, { one: '# new notification', other: '# new notifications' }),
};
