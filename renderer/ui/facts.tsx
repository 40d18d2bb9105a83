import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './facts.module.css';

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

export interface FactsProps {
  readonly facts: readonly Fact[];
  /** Figures against the right edge, with hairlines between. */
  readonly lines?: boolean | undefined;
}

/** Terms and what they are: the key-value list of a drawer or a settings page. */
export function Facts({ facts, lines = false }: FactsProps) {
  return (
    <dl className={cx(css.facts, lines && css.lines)}>
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt className={css.term}>{term}</dt>
          <dd className={css.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
