import type { ChartSpec } from '../../../shared/model/chart.ts';
import type { PlanMonth } from '../../../shared/model/plan.ts';
import { landingShare } from '../../../shared/model/triage.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from '../figures/figures.module.css';
import { sayings, useSaid } from '../figures/said.ts';

export interface PlanCardProps {
  readonly month: PlanMonth;
  readonly onOpen: () => void;
}

/** Where the month lands, and what a day may cost from now on. */
export function PlanCard({ month, onOpen }: PlanCardProps) {
  const words = useWords();
  const formats = useFormats();
  const title = words.overview.plan(formats.day(`${month.month}-01`, 'month'));
  const open = (
    <Button onClick={onOpen}>{month.plan ? words.overview.openPlan : words.overview.makePlan}</Button>
  );
  if (month.plan === null)
    return (
      <Card title={title} footer={open}>
        <p className={css.quiet}>{words.overview.noPlan}</p>
      </Card>
    );
  return (
    <ChartCard
      small
      title={title}
      label={title}
      note={words.overview.done(month.pace.daysDone, month.pace.days)}
      spec={planSpec(month, words, formats)}
      above={<Landing month={month} />}
      below={<Needed month={month} />}
      footer={open}
    />
  );
}

function Landing({ month }: { readonly month: PlanMonth }) {
  const words = useWords();
  const formats = useFormats();
  const said = useSaid();
  const share = landingShare(month);
  const { landsMicros, budgetMicros, severity } = month.pace;
  if (share === null || landsMicros === null || budgetMicros === null)
    return <p className={css.quiet}>{words.figures.why.not_read}</p>;
  const tone = severity === 'critical' ? css.bad : severity === 'warning' ? css.warn : '';
  const money = (micros: number) => said.money(micros, month.currency);
  return (
    <p className={css.sides}>
      <span className={`${css.big} ${tone}`}>{formats.percent(share)}</span>
      <span className={css.quiet}>{words.overview.landsLine(money(landsMicros), money(budgetMicros))}</span>
    </p>
  );
}

function Needed({ month }: { readonly month: PlanMonth }) {
  const words = useWords();
  const said = useSaid();
  const { neededPerDayMicros, lowMicros, highMicros, worstMicros, confidence } = month.pace;
  const money = (micros: number) => said.money(micros, month.currency);
  const short = (micros: number) => said.short(micros, month.currency);
  const now = month.dailyBudgetMicros;
  const notes = [
    ...(now === null ? [] : [words.overview.nowPerDay(money(now))]),
    ...(lowMicros === null || highMicros === null
      ? []
      : [words.overview.likely(short(lowMicros), short(highMicros))]),
    ...(worstMicros === null ? [] : [words.overview.worst(short(worstMicros))]),
    ...(confidence === 'low' ? [words.overview.lowConfidence] : []),
  ];
  return (
    <div>
      {neededPerDayMicros === null ? null : (
        <div>
          {words.overview.toLand}: <b>{words.overview.perDay(money(neededPerDayMicros))}</b>
        </div>
      )}
      <small className={css.quiet}>{notes.join(' · ')}</small>
    </div>
  );
}

/** Spent so far, then where it goes, against the plan. */
export function planSpec(month: PlanMonth, words: Words, formats: Formats): ChartSpec {
  const { days, pace, currency } = month;
  const said = sayings(words, formats);
  const format = (major: number) => said.money(Math.round(major * 1_000_000), currency);
  const planned = running(days.map(({ plannedMicros }) => plannedMicros ?? 0));
  const spent = running(days.map(({ spentMicros }) => spentMicros ?? 0));
  const done = pace.daysDone;
  const left = days.length - done;
  const start = done === 0 ? 0 : (spent[done - 1] ?? 0);
  const rest = (pace.landsMicros ?? start) - start;
  const lands = days.map((_, index) => {
    if (pace.landsMicros === null || index < done - 1) return null;
    return left === 0 ? null : start + (rest * (index - done + 1)) / left;
  });
  const major = (values: readonly (number | null)[]) =>
    values.map((micros) => (micros === null ? null : micros / 1_000_000));
  return {
    labels: days.map(({ day }) => String(Number(day.slice(8)))),
    fullLabels: days.map(({ day }) => formats.day(day, 'weekday')),
    series: [
      {
        id: 'spent',
        name: words.pacing.spent,
        values: major(spent.map((micros, index) => (index < done ? micros : null))),
        colour: 'c1',
        filled: true,
        format,
      },
      { id: 'lands', name: words.pacing.lands, values: major(lands), colour: 'c2', dashed: true, format },
      ...(pace.budgetMicros === null
        ? []
        : [
            { id: 'plan', name: words.pacing.planned, values: major(planned), colour: 'c4' as const, format },
          ]),
    ],
    left: (value) => formats.compact(value),
  };
}

function running(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
