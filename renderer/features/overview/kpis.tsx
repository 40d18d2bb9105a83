import type { Figure } from '../../../shared/model/figures.ts';
import type { Overview } from '../../../shared/model/overview.ts';
import { Kpi } from '../../ui/kpi.tsx';
import { KpiRow } from '../../ui/page.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { Moved } from '../figures/cells.tsx';
import { changeBetween, type Liking, useSaid } from '../figures/said.ts';
import { moneyText } from './amount.ts';

interface CardProps {
  readonly label: string;
  readonly figure: Figure;
  readonly before: Figure | null;
  readonly say: (value: number) => string;
  readonly exact?: ((value: number) => string) | undefined;
  readonly liking: Liking;
  readonly target?: string | null | undefined;
  readonly spark: readonly (number | null)[];
  readonly unit?: string | undefined;
}

/** The client in five figures, each with what it is compared with and aimed at. */
export function Kpis({ overview }: { readonly overview: Overview }) {
  const words = useWords();
  const said = useSaid();
  const { total, before, days, currency, target, result } = overview;
  const isRead = total.daysRead > 0;
  const of = (value: number): Figure => ({ value: isRead ? value : null, why: isRead ? null : 'not_read' });
  const money = (micros: number) => said.money(micros, currency);
  const exact = (micros: number) => said.exact(micros, currency);
  const formats = useFormats();
  const targets = targetWords(overview, formats);
  const aimed = (text: string | null) =>
    target === null ? words.figures.noTarget : text === null ? null : words.figures.target(text);
  return (
    <KpiRow>
      <Card
        label={words.figures.spend}
        figure={of(total.spendMicros)}
        before={before && before.daysRead > 0 ? { value: before.spendMicros, why: null } : null}
        say={money}
        exact={exact}
        liking="neither"
        spark={days.map((day) => day.spendMicros)}
      />
      <Card
        label={said.results(result)}
        figure={total.results}
        before={before?.results ?? null}
        say={said.count}
        liking="more"
        target={aimed(targets.results)}
        spark={days.map((day) => day.results)}
      />
      <Card
        label={words.figures.costOf(said.one(result))}
        figure={total.costMicros}
        before={before?.costMicros ?? null}
        say={money}
        exact={exact}
        liking="less"
        target={aimed(targets.cost)}
        spark={days.map((day) =>
          day.results && day.spendMicros !== null ? day.spendMicros / day.results : null,
        )}
      />
      <Card
        label={words.figures.roas}
        figure={total.roas}
        before={before?.roas ?? null}
        say={said.times}
        unit={words.figures.times}
        liking="more"
        target={aimed(targets.roas)}
        spark={days.map((day) =>
          day.spendMicros && day.valueMicros !== null ? day.valueMicros / day.spendMicros : null,
        )}
      />
      <Followers overview={overview} />
    </KpiRow>
  );
}

function targetWords({ target, currency }: Overview, formats: ReturnType<typeof useFormats>) {
  const { resultsPerMonth = null, costPerResultMinor = null, roasHundredths = null } = target ?? {};
  return {
    results: resultsPerMonth === null ? null : formats.number(resultsPerMonth),
    cost: costPerResultMinor === null ? null : moneyText(formats, costPerResultMinor, currency),
    roas: roasHundredths === null ? null : formats.number(roasHundredths / 100, 1),
  };
}

function Card({ label, figure, before, say, exact, liking, target, spark, unit }: CardProps) {
  const words = useWords();
  const said = useSaid();
  const change = changeBetween(figure, before);
  const versus = before?.value === null || before === null ? null : words.figures.versus(say(before.value));
  return (
    <Kpi
      label={label}
      value={figure.value === null ? null : say(figure.value)}
      unit={unit}
      exact={figure.value === null || !exact ? undefined : exact(figure.value)}
      reason={said.why(figure.why)}
      delta={figure.value === null ? undefined : <Moved change={change} liking={liking} />}
      note={target ?? versus ?? undefined}
      spark={<Sparkline values={spark} />}
    />
  );
}

function Followers({ overview: { page } }: { readonly overview: Overview }) {
  const words = useWords();
  const formats = useFormats();
  const said = useSaid();
  const followers = page?.followers ?? { value: null, why: 'no_asset' as const };
  const gained = page?.gained.value ?? null;
  return (
    <Kpi
      label={words.overview.followers}
      value={followers.value === null ? null : formats.number(followers.value)}
      reason={said.why(followers.why)}
      note={gained === null ? undefined : words.overview.gained(signed(gained, formats.number))}
      spark={page ? <Sparkline values={page.days.map((day) => day.followers)} /> : undefined}
    />
  );
}

function signed(value: number, say: (value: number) => string): string {
  return value > 0 ? `+${say(value)}` : say(value);
}
