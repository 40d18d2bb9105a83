import { useMemo } from 'react';
import type { ChartSpec } from '../../../shared/model/chart.ts';
import type { WhatIf } from '../../../shared/model/proposal.ts';
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
          colour: 'c2',
          format: exact,
        },
        {
          id: 'without',
          name: words.approvals.withoutChange,
          values: line.map(({ without }) => without),
          colour: 'c3',
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
      ...(plan === null ? {} : { target: { value: plan, text: `${words.approvals.plan} ${short(plan)}` } }),
      left: short,
    };
  }, [whatIf, currency, formats, words]);
  const { low, high, middle } = whatIf.with;
  return (
    <div className={css.landing}>
      <ChartLegend series={spec.series} />
      <Chart
        label={words.approvals.landsLabel(money(middle), money(whatIf.without.middle))}
        spec={spec}
        height={170}
      />
      {low === null || high === null ? null : (
        <p className={css.quiet}>
          {words.approvals.withChange}: {words.approvals.band(money(low), money(high))}
        </p>
      )}
    </div>
  );
}
