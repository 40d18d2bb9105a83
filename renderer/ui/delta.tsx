import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import css from './delta.module.css';

export interface DeltaProps {
  readonly direction: 'up' | 'down' | 'same';
  /** The change without a sign, already formatted: "12 %", "58". */
  readonly by: string;
  /** Whether it is good news is the metric's business: a dearer result goes up and is bad. */
  readonly tone?: 'good' | 'warn' | 'bad' | 'neutral' | undefined;
}

/** A change with an arrow for the eye and a word for the ear; colour only repeats them. One element, as tables have thousands. */
export function Delta({ direction, by, tone = 'neutral' }: DeltaProps) {
  const words = useWords();
  if (direction === 'same') return <span className={cx(css.delta, css.neutral)}>{words.ui.unchanged}</span>;
  return (
    <span
      role="img"
      aria-label={direction === 'up' ? words.ui.up(by) : words.ui.down(by)}
      className={cx(css.delta, css[tone], css[direction])}
    >
      {by}
    </span>
  );
}
