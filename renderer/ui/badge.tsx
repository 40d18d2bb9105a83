import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import css from './badge.module.css';
import { cx } from './cx.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral';

export interface BadgeProps {
  readonly tone?: Tone | 'outline' | undefined;
  readonly children: ReactNode;
}

/** A state in words: "still settling", "access lost". */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span className={cx(css.badge, css[tone])}>
      <span>{children}</span>
    </span>
  );
}

const dots = {
  good: css.dotGood,
  warn: css.dotWarn,
  bad: css.dotBad,
  info: css.dotInfo,
  neutral: css.dotNeutral,
} as const satisfies Record<Tone, string | undefined>;

/** Colour beside words that already say the state; alone it says nothing to those who cannot see it. */
export function Dot({ tone }: { readonly tone: Tone }) {
  return <span className={cx(css.dot, dots[tone])} aria-hidden="true" />;
}

export interface ChipProps {
  readonly children: string;
  readonly onRemove?: (() => void) | undefined;
}

/** A label or a filter that can be taken off. */
export function Chip({ children, onRemove }: ChipProps) {
  const words = useWords();
  return (
    <span className={cx(css.badge, css.chip, onRemove && css.removable)}>
      <span>{children}</span>
      {onRemove ? (
        <button
          type="button"
          className={css.remove}
          aria-label={words.ui.remove(children)}
          onClick={onRemove}
        >
          <X size={12} strokeWidth={2} />
        </button>
      ) : null}
    </span>
  );
}
