import type { ClientSync, SyncCounts, SyncGap } from '../../../../shared/model/sync.ts';
import { syncKinds } from '../../../../shared/model/sync.ts';
import type { Tone } from '../../../ui/badge.tsx';
import type { Words } from '../../../words/en.ts';

const order = ['metrics', 'posts', 'followers', 'campaigns', 'adSets', 'ads', 'days'] as const;

/** "16 metrics, 50 posts, 1,234 followers, …", in the language on screen. */
export function countsWords(words: Words, counts: SyncCounts): string {
  return order
    .flatMap((name) => {
      const count = counts[name];
      return count === null ? [] : [words.sync.counts[name](count)];
    })
    .join(', ');
}

/** Kinds come from main's records: one that this version does not know is shown as it is. */
export function kindWords(words: Words, kind: string): string {
  const known = syncKinds.find((one) => one === kind);
  return known ? words.sync.kinds[known] : kind;
}

export function gapWords(words: Words, { kind, why }: SyncGap): string {
  return words.sync.gap(kindWords(words, kind), words.sync.gaps[why]);
}

export const outcomeTones: Readonly<Record<NonNullable<ClientSync['outcome']>, Tone>> = {
  running: 'info',
  done: 'good',
  partial: 'warn',
  failed: 'bad',
  cancelled: 'neutral',
  interrupted: 'warn',
};

export function stateTone({ outcome, doing, isQueued }: ClientSync): Tone {
  if (doing || isQueued) return 'info';
  return outcome === null ? 'neutral' : outcomeTones[outcome];
}

export function stateWords(words: Words, { outcome, doing, isQueued }: ClientSync): string {
  if (doing) return words.sync.doing(words.sync.kinds[doing.kind], doing.done + 1, doing.of);
  if (isQueued) return words.sync.queued;
  return outcome === null ? words.sync.never : words.sync.outcomes[outcome];
}
