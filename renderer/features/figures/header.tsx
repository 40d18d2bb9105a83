import { useMutation } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { Coverage } from '../../../shared/model/figures.ts';
import { comparisonOf, comparisons } from '../../../shared/model/period.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PeriodPicker } from '../../ui/period-picker.tsx';
import { useWords } from '../../words/use-words.ts';
import { useCommand } from '../shell/command-store.ts';
import { useChoices } from './choice.ts';

export interface FiguresHeaderProps {
  readonly client: Client;
  readonly title: string;
  /** Which account, currency and zone the figures are in. */
  readonly note: string;
  readonly today: string | undefined;
  readonly coverage: Coverage | undefined;
  readonly beforeCoverage: Coverage | null | undefined;
  readonly actions?: ReactNode;
}

/** The head of a client's screen of figures: period, comparison, sync. */
export function FiguresHeader(props: FiguresHeaderProps) {
  const { client, title, note, today, coverage, beforeCoverage } = props;
  const words = useWords();
  const choices = useChoices();
  const sync = useMutation({ mutationFn: () => api.sync.run({ clientId: client.id }) });
  useCommand('sync', sync.isPending ? null : () => sync.mutate());
  const chosen = choices.byClient[client.id];
  const value = chosen ?? (coverage ? usualChoice(coverage, beforeCoverage ?? null) : undefined);
  return (
    <>
      <PageHeader
        title={title}
        note={<Badge>{note}</Badge>}
        colour={client.colour}
        actions={
          <>
            {value && today ? (
              <PeriodPicker
                value={value}
                today={today}
                onChange={(next) => choices.choose(client.id, next)}
              />
            ) : null}
            {props.actions}
            <Button icon={RefreshCw} loading={sync.isPending} onClick={() => sync.mutate()}>
              {sync.isPending ? words.figures.syncing : words.figures.sync}
            </Button>
          </>
        }
      />
      {sync.error ? (
        <Banner tone="bad" strip title={words.figures.notSynced}>
          {sentenceOf(sync.error)}
        </Banner>
      ) : null}
    </>
  );
}

/** What main chose when nobody did: the comparison is the one that gives the days it answered with. */
function usualChoice({ period }: Coverage, before: Coverage | null) {
  const same = comparisons.find((one) => {
    const other = comparisonOf(period, one);
    return other?.from === before?.period.from && other?.to === before?.period.to;
  });
  return { period, comparison: same ?? ('none' as const) };
}
