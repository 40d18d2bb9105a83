import { useEffect } from 'react';
import type { Notice } from '../../../shared/model/notice.ts';
import { noticeText } from '../../../shared/model/notice-words.ts';
import { api, hear } from '../../api.ts';
import { showToast } from '../../ui/toast.tsx';
import { currentLanguage } from '../../words/language.ts';
import { currentWords } from '../../words/use-words.ts';

/** News that the desktop did not show, because the person looks at this window already, comes as a toast. */
export function useNews(onOpen: (notice: Notice) => void): void {
  useEffect(
    () =>
      hear('notices.changed', ({ arrived }) => {
        if (arrived > 0) void tell(arrived, onOpen);
      }),
    [onOpen],
  );
}

async function tell(arrived: number, onOpen: (notice: Notice) => void): Promise<void> {
  const { notices } = await api.notices.list({});
  const [first] = notices;
  if (!first) return;
  const words = currentWords();
  const { title, body } = noticeText(first, currentLanguage());
  if (arrived > 1)
    showToast({ tone: 'info', title: words.notices.arrived(arrived), body: title, id: 'news' });
  else
    showToast({
      tone: 'info',
      title,
      body,
      id: first.id,
      ...(first.link ? { action: { label: words.notices.open, onPress: () => onOpen(first) } } : {}),
    });
}
