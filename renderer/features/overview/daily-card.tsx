import type { Client } from '../../../shared/model/client.ts';
import type { Comment } from '../../../shared/model/comment.ts';
import type { Overview } from '../../../shared/model/overview.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { useSaid } from '../figures/said.ts';
import { takePicture } from '../figures/take.ts';
import { dailySpec } from './daily-chart.ts';

interface DailyCardProps {
  readonly client: Client;
  readonly figures: Overview;
  readonly comments: readonly Comment[];
  /** One of its days was pressed. */
  readonly onDay: (day: string) => void;
}

/** Spend and results day by day, with what was changed and said on them. */
export function DailyCard({ client, figures, comments, onDay }: DailyCardProps) {
  const words = useWords();
  const formats = useFormats();
  const said = useSaid();
  const title =
    figures.result === null
      ? words.overview.chartSpend
      : words.overview.chart(said.results(figures.result).toLocaleLowerCase(formats.locale));
  const onPick = (at: number) => {
    const day = figures.days[at]?.day;
    if (day !== undefined) onDay(day);
  };
  return (
    <ChartCard
      title={title}
      label={words.overview.chartLabel}
      spec={dailySpec(figures, comments, words, formats)}
      height={262}
      pick={{ hint: words.comments.onDay, onPick }}
      onPicture={(png) => void takePicture(client.id, `${client.name} ${title}`, png)}
    />
  );
}
