import type { ReactNode } from 'react';
import css from './data-table.module.css';

/** A cell's figure with its comparison under it: two elements, as a table has hundreds of them. */
export function TwoLines({ children, below }: { readonly children: ReactNode; readonly below: ReactNode }) {
  return (
    <span className={css.two}>
      {children}
      <small>{below}</small>
    </span>
  );
}
