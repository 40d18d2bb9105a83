import type { CSSProperties } from 'react';
import { cx } from './cx.ts';
import { type Pace, paceMarks } from './pace.ts';
import css from './pace-bar.module.css';

export interface PaceBarProps {
  readonly pace: Pace;
  readonly tone?: 'normal' | 'warn' | 'bad' | undefined;
  /** The same in a sentence: "82 % of the plan spent, 67 % expected by today". */
  readonly label: string;
}

type Marks = CSSProperties & Readonly<Record<`--${string}`, string | undefined>>;

/** One element, as the list of clients has one a row: its band is its background, its fill and its mark are drawn by the style. */
export function PaceBar({ pace, tone = 'normal', label }: PaceBarProps) {
  const { fill, bandFrom, bandTo, today, planEnd } = paceMarks(pace);
  const marks: Marks = {
    '--fill': `${fill}%`,
    '--band-from': `${bandFrom}%`,
    '--band-to': `${bandTo}%`,
    '--today': `${today}%`,
    '--end': planEnd === null ? undefined : `${planEnd}%`,
  };
  return (
    <span
      role="img"
      aria-label={label}
      className={cx(css.pace, tone !== 'normal' && css[tone])}
      style={marks}
    />
  );
}
