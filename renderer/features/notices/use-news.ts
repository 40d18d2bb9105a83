import { useEffect } from 'react';
import type { Notice } from '../../../shared/model/notice.ts';
import { api, hear } from '../../api.ts';
import { showToast } from '../../ui/toast.tsx';
import { currentLanguage } from '../../words/language.ts';
import { currentWords } from '../../words/use-words.ts';

interface Ways {
  readonly onOpen: (notice: Notice) => void;
  /** Opens the list of all news. */
  readonly onList: () => void;
}

/** News that the desktop did not show, because the person looks at this window already, comes as a toast. */
export function useNews(onOpen: Ways['onOpen'], onList: Ways['onList']): void {
  useEffect(
    () =>
      hear('notices.changed', ({ arrived }) => {
        if (arrived > 0) void tell(arrived, { onOpen, onList });
      }),
    [onOpen, onList],
  );
}

/** How many the toast that is in sight speaks of: further news joins it, so that they never pile up over the screen. */
let inSight = 0;

async function tell(arrived: number, { onOpen, onList }: Ways): Promise<void> {
  const { notices } = await api.notices.list({ language: currentLanguage() });
  const [first] = notices;
  if (!first) return;
  inSight += arrived;
  const words = currentWords();
  const { title, body } = first;
  const open = (onPress: () => void) => ({ label: words.notices.open, onPress });
  showToast({
    tone: 'info',
    id: 'news',
    onClose: () => {
      inSight = 0;
    },
    ...(inSight > 1
      ? { title: words.notices.arrived(inSight), body: title, action: open(onList) }
      : { title, body, action: first.link ? open(() => onOpen(first)) : undefined }),
  });
}
