import { useMemo, useState } from 'react';
import { annotationsIn } from '../../../shared/model/annotation.ts';
import type { ChartSpec } from '../../../shared/model/chart.ts';
import type { Client } from '../../../shared/model/client.ts';
import { hourMs } from '../../../shared/model/durations.ts';
import type { PageMetricView, PageScreen } from '../../../shared/model/page.ts';
import { Card } from '../../ui/card.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { plainView } from '../../ui/table-model.ts';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from '../figures/figures.module.css';
import { TableMenu } from '../figures/table-menu.tsx';
import { takePicture } from '../figures/take.ts';
import { metricColumns, metricName, metricSay, metricState } from './columns.tsx';

const idOf = (row: PageMetricView) => row.metric;
const firstMetric = 'page_media_view';

/** The sixteen figures of a Page, and the one that is open drawn day by day. */
export function Metrics({ client, page }: { readonly client: Client; readonly page: PageScreen }) {
  const words = useWords();
  const formats = useFormats();
  const [view, setView] = useState(plainView);
  const [open, setOpen] = useState(firstMetric);
  const columns = useMemo(() => metricColumns({ words, formats }), [words, formats]);
  const metric = page.metrics.find((one) => one.metric === open) ?? page.metrics[0];
  const { from, to } = page.coverage.period;
  const name = `${client.name} ${words.pageFigures.title} ${from} ${to}`;
  return (
    <div className={css.stack}>
      {metric ? <MetricChart client={client} page={page} metric={metric} /> : null}
      <Card
        title={words.pageFigures.metrics}
        flush
        actions={
          <TableMenu clientId={client.id} name={name} columns={columns} rows={page.metrics} view={view} />
        }
      >
        <DataTable
          label={words.pageFigures.metrics}
          columns={columns}
          rows={page.metrics}
          idOf={idOf}
          view={view}
          onViewChange={setView}
          onOpen={(row) => setOpen(row.metric)}
          selected={open}
          inCard
          fit
        />
      </Card>
      <ChartCard
        title={words.pageFigures.followers}
        label={words.pageFigures.followersChart}
        spec={followersSpec(page, words, formats)}
        onPicture={(png) => void takePicture(client.id, `${client.name} ${words.pageFigures.followers}`, png)}
      />
    </div>
  );
}

interface MetricChartProps {
  readonly client: Client;
  readonly page: PageScreen;
  readonly metric: PageMetricView;
}

function MetricChart({ client, page, metric }: MetricChartProps) {
  const words = useWords();
  const formats = useFormats();
  const title = metricName(metric.metric, words);
  const say = metricSay(metric, words, formats);
  const scale = metric.nature === 'milliseconds' ? hourMs : 1;
  const settling = metric.days.findIndex(({ day }) => day === page.coverage.settlingFrom);
  const spec: ChartSpec = {
    labels: metric.days.map(({ day }) => String(Number(day.slice(8)))),
    fullLabels: metric.days.map(({ day }) => formats.day(day, 'weekday')),
    series: [
      {
        id: metric.metric,
        name: title,
        values: metric.days.map(({ value }) => (value === null ? null : value / scale)),
        colour: 'c1',
        filled: true,
        format: (value) => say(value * scale),
      },
    ],
    ...(settling >= 0 && metric.state === 'alive'
      ? { settling: { from: settling, text: words.figures.settling } }
      : {}),
    marks: annotationsIn(
      metric.days.map(({ day }) => day),
      'page',
    ).map(({ id, day }) => ({
      at: metric.days.findIndex((one) => one.day === day),
      series: metric.metric,
      text: words.annotations[id],
    })),
    left: (value) => formats.compact(value),
  };
  return (
    <ChartCard
      title={title}
      label={metricAbout(metric.metric, words)}
      note={metric.state === 'alive' ? undefined : metricState(metric, words, formats)}
      spec={spec}
      onPicture={(png) => void takePicture(client.id, `${client.name} ${title}`, png)}
    />
  );
}

function metricAbout(metric: string, words: Words): string {
  const about: Readonly<Record<string, string>> = words.pageFigures.about;
  return about[metric] ?? metric;
}

function followersSpec(page: PageScreen, words: Words, formats: Formats): ChartSpec {
  const { followers, followersBefore } = page;
  const format = (value: number) => formats.number(value);
  return {
    labels: followers.map(({ day }) => String(Number(day.slice(8)))),
    fullLabels: followers.map(({ day }) => formats.day(day, 'weekday')),
    series: [
      {
        id: 'followers',
        name: words.pageFigures.followers,
        values: followers.map((one) => one.followers),
        colour: 'c1',
        format,
      },
      ...(followersBefore.length === 0
        ? []
        : [
            {
              id: 'before',
              name: words.pageFigures.followersBefore,
              values: followers.map((_, index) => followersBefore[index]?.followers ?? null),
              colour: 'c4' as const,
              dashed: true,
              format,
            },
          ]),
    ],
    left: (value) => formats.compact(value),
  };
}
