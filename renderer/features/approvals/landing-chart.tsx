import { useMemo } from 'react';
import type { ChartSpec } from '../../../shared/model/chart.ts';
import type { Landing, WhatIf } from '../../../shared/model/proposal.ts';
import { Chart } from '../../ui/chart.tsx';
import { ChartLegend } from '../../ui/chart-legend.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './approvals.module.css';

/** Where the month lands with and without the change, and what it may cost at most. */
export function LandingChart({ whatIf }: { readonly whatIf: WhatIf }) {
  const words = useWords();
  const formats = useFormats();
  const { currency } = whatIf;
  const money = (minor: number) => formats.money({ minor, currency }, { whole: true });
  const spec = useMemo((): ChartSpec => {
    const short = (minor: number) => formats.money({ minor, currency }, { compact: true });
    const exact = (minor: number) => formats.money({ minor, currency }, { whole: true });
    const { line, plan } = whatIf;
    return {
      labels: line.map(({ day }) => formats.day(day, 'short')),
      fullLabels: line.map(({ day }) => formats.day(day, 'weekday')),
      series: [
        {
          id: 'spent',
          name: words.approvals.spent,
          values: line.map(({ spent }) => spent),
          colour: 'c1',
          format: exact,
        },
        {
          id: 'without',
          name: words.approvals.withoutChange,
          values: line.map(({ without }) => without),
          colour: 'c4',
          dashed: true,
          format: exact,
        },
        {
          id: 'with',
          name: words.approvals.withChange,
          values: line.map((one) => one.with),
          colour: 'c1',
          dashed: true,
          format: exact,
        },
      ],
      ...(plan === null ? {} : { target: { value: plan, text: `${words.approvals.plan} ${exact(plan)}` } }),
      left: short,
    };
  }, [whatIf, currency, formats, words]);
  const { middle } = whatIf.with;
  return (
    <div className={css.landing}>
      <ChartLegend series={spec.series} />
      <Chart
        label={words.approvals.landsLabel(money(middle), money(whatIf.without.middle))}
        spec={spec}
        height={170}
      />
      <Landings whatIf={whatIf} />
    </div>
  );
}

/** The same in figures, beside the plan: what the change does to the month is read, not guessed from two lines. */
function Landings({ whatIf }: { readonly whatIf: WhatIf }) {
  const words = useWords();
  const formats = useFormats();
  const { currency, plan, without, with: changed } = whatIf;
  const money = (minor: number, signed = false) =>
    formats.money({ minor, currency }, { whole: true, signed });
  const band = ({ low, high }: Landing) =>
    low === null || high === null ? words.ui.noData : `${money(low)}–${money(high)}`;
  const rows: readonly (readonly [string, (landing: Landing) => string])[] = [
    [words.approvals.likely, ({ middle }) => money(middle)],
    [words.approvals.tenth, band],
    [words.approvals.most, ({ worst }) => money(worst)],
    ...(plan === null
      ? []
      : [[words.approvals.offPlan, ({ middle }: Landing) => money(middle - plan, true)] as const]),
  ];
  return (
    <table className={css.landings}>
      <thead>
        <tr>
          <th scope="col">{formats.day(whatIf.month.to, 'short')}</th>
          <th scope="col">{words.approvals.withoutChange}</th>
          <th scope="col">{words.approvals.withChange}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([term, say]) => (
          <tr key={term}>
            <th scope="row">{term}</th>
            <td>{say(without)}</td>
            <td>{say(changed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
