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

/** A change with an arrow for the eye and a word for the ear; colour only repeats what they say. */
export function Delta({ direction, by, tone = 'neutral' }: DeltaProps) {
  const words = useWords();
  if (direction === 'same') return <span className={cx(css.delta, css.neutral)}>{words.ui.unchanged}</span>;
  return (
    <span className={cx(css.delta, css[tone])}>
      <svg className={css.arrow} viewBox="0 0 8 7" aria-hidden="true">
        <path d={direction === 'up' ? 'M4 0 8 7H0z' : 'M4 7 0 0h8z'} />
      </svg>
      <span aria-hidden="true">{by}</span>
      <span className="said">{direction === 'up' ? words.ui.up(by) : words.ui.down(by)}</span>
    </span>
  );
}
