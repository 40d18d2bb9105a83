import { cx } from './cx.ts';
import { type Pace, paceMarks } from './pace.ts';
import css from './pace-bar.module.css';

export interface PaceBarProps {
  readonly pace: Pace;
  readonly tone?: 'normal' | 'warn' | 'bad' | undefined;
  /** The same in a sentence: "82 % of the plan spent, 67 % expected by today". */
  readonly label: string;
}

export function PaceBar({ pace, tone = 'normal', label }: PaceBarProps) {
  const { fill, bandFrom, bandTo, today, planEnd } = paceMarks(pace);
  return (
    <svg className={css.pace} role="img" aria-label={label}>
      <rect className={css.track} x="0" y="4" width="100%" height="8" rx="4" />
      <rect className={css.band} x={`${bandFrom}%`} y="4.5" width={`${bandTo - bandFrom}%`} height="7" />
      <rect
        className={cx(css.fill, tone !== 'normal' && css[tone])}
        x="0"
        y="6"
        width={`${fill}%`}
        height="4"
        rx="2"
      />
      {planEnd === null ? null : <rect className={css.end} x={`${planEnd}%`} y="4" width="1.5" height="8" />}
      <rect className={css.today} x={`${today}%`} y="1" width="1.5" height="14" rx="0.75" />
    </svg>
  );
}
