import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { AppError } from '../../../shared/failure.ts';
import type { Coverage } from '../../../shared/model/figures.ts';
import { daysOf, type Period } from '../../../shared/model/period.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/use-words.ts';

export interface UnreadProps {
  readonly clientId: string;
  readonly today: string;
  readonly coverage: Coverage;
  readonly beforeCoverage: Coverage | null;
  /** All days may be here and Meta's own counts of people, or single ads, not: nobody asked for this period. */
  readonly isUnasked: boolean;
}

/** Days that no sync has brought, and the way to get them. How far it is stands in the bar of what takes long. */
export function Unread(props: UnreadProps) {
  const { from, to } = props.coverage.period;
  // Another period is another question: what the last one was refused with does not stay on screen.
  return <Ask key={`${from} ${to}`} {...props} />;
}

function Ask({ clientId, today, coverage, beforeCoverage, isUnasked }: UnreadProps) {
  const { figures: words } = useWords();
  const missing = missingDays(coverage, today);
  const missingBefore = beforeCoverage === null ? 0 : missingDays(beforeCoverage, today);
  const fetching = useMutation({
    mutationFn: async () => {
      const periods: Period[] = missing > 0 || isUnasked ? [coverage.period] : [];
      if (beforeCoverage !== null && missingBefore > 0) periods.push(beforeCoverage.period);
      for (const period of periods) await api.sync.period({ clientId, ...period });
    },
  });
  const title = [
    ...(missing > 0 ? [words.unread(missing)] : isUnasked ? [words.unasked] : []),
    ...(missingBefore > 0 ? [words.unreadBefore(missingBefore)] : []),
  ].join(' ');
  if (title === '') {
    if (coverage.read === coverage.days || coverage.read === 0) return null;
    return (
      <Banner tone="quiet" title={words.partial}>
        {words.daysRead(coverage.read, coverage.days)}
      </Banner>
    );
  }
  const { error } = fetching;
  const isRefused = error !== null && !(error instanceof AppError && error.code === 'cancelled');
  return (
    <Banner
      tone={isRefused ? 'bad' : 'quiet'}
      title={isRefused ? words.notFetched : title}
      actions={
        <Button size="small" icon={Download} loading={fetching.isPending} onClick={() => fetching.mutate()}>
          {fetching.isPending ? words.fetching : words.fetchDays}
        </Button>
      }
    >
      {isRefused ? sentenceOf(error) : words.daysRead(coverage.read, coverage.days)}
    </Banner>
  );
}

/** Of the days that are over. */
function missingDays({ period, read }: Coverage, today: string): number {
  const over = daysOf(period).filter((day) => day < today).length;
  return Math.max(0, over - read);
}
