import { type ChartSpec, notesAt, valueAt } from '../../shared/model/chart.ts';
import type { ChartPoint } from './chart-engine.ts';
import css from './chart.module.css';
import { cx } from './cx.ts';

export interface ChartTipProps {
  readonly spec: ChartSpec;
  readonly point: ChartPoint;
  readonly width: number;
}

/** What the pointer is on. The ear has it from the chart itself, which says the same as its value. */
export function ChartTip({ spec, point, width }: ChartTipProps) {
  const { at, x } = point;
  const leftward = x > width / 2;
  return (
    <div
      className={css.tip}
      style={leftward ? { right: width - x + 12 } : { left: x + 12 }}
      aria-hidden="true"
    >
      <span className={css.when}>{spec.fullLabels[at]}</span>
      {spec.series.map((series) => (
        <span key={series.id} className={css.figure}>
          <span className={cx(css.pip, css[series.colour])} />
          <span>{series.name}</span>
          <b>{valueAt(series, at)}</b>
        </span>
      ))}
      {notesAt(spec, at).map((note) => (
        <span key={note} className={css.note}>
          {note}
        </span>
      ))}
    </div>
  );
}
