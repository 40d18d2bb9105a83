import { cx } from './cx.ts';
import { sparkPaths } from './spark.ts';
import css from './sparkline.module.css';

export interface SparklineProps {
  readonly values: readonly (number | null)[];
  /** What the line tells, in a sentence; without it the line is only decoration beside a figure. */
  readonly label?: string | undefined;
  readonly accent?: boolean | undefined;
}

export function Sparkline({ values, label, accent = false }: SparklineProps) {
  const said = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const);
  return (
    <svg
      {...said}
      className={cx(css.spark, accent && css.accent)}
      viewBox="0 -2 100 28"
      preserveAspectRatio="none"
    >
      {sparkPaths(values, 100, 24).map((path) => (
        <path key={path} d={path} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}
