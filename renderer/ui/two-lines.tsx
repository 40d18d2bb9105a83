import type { ReactNode } from 'react';
import css from './data-table.module.css';

export interface LinesProps {
  readonly children: ReactNode;
  readonly below: ReactNode;
}

/** A name with what it belongs to under it, beside a mark. */
export function TwoLines({ children, below }: LinesProps) {
  return (
    <span className={css.two}>
      {children}
      <small>{below}</small>
    </span>
  );
}

/** A table cell's figure with its comparison under it. The cell itself lays them out: a table has hundreds. */
export function CellLines({ children, below }: LinesProps) {
  return (
    <>
      {children}
      <small>{below}</small>
    </>
  );
}
