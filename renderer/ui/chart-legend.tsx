import type { ChartSeries } from '../../shared/model/chart.ts';
import css from './chart.module.css';
import { cx } from './cx.ts';

/** What each line is; dashed lines look dashed here too. */
export function ChartLegend({ series }: { readonly series: readonly ChartSeries[] }) {
  return (
    <ul className={css.legend}>
      {series.map(({ id, name, colour, kind, dashed }) => (
        <li key={id}>
          <svg className={cx(css.swatch, css[colour])} viewBox="0 0 14 8" aria-hidden="true">
            {kind === 'bar' ? (
              <rect x="3" y="0" width="8" height="8" rx="1.5" fill="currentColor" />
            ) : (
              <path
                d="M0 4h14"
                stroke="currentColor"
                strokeWidth="2"
                strokeDasharray={dashed ? '3 2.5' : undefined}
              />
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
