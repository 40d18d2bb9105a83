import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './page.module.css';

/** What scrolls under the header. `flush` leaves padding and scrolling to what is inside: a table, a split. */
export function PageBody({
  flush = false,
  children,
}: {
  readonly flush?: boolean;
  readonly children: ReactNode;
}) {
  return <div className={cx(css.page, flush && css.flush)}>{children}</div>;
}

export function KpiRow({ children }: { readonly children: ReactNode }) {
  return <div className={css.kpis}>{children}</div>;
}

/** A wide card with a narrow one beside it; below it when there is no room. */
export function WithAside({ children, aside }: { readonly children: ReactNode; readonly aside: ReactNode }) {
  return (
    <div className={css.aside}>
      {children}
      {aside}
    </div>
  );
}
