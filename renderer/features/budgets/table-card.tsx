import type { CSSProperties, ReactNode } from 'react';
import { Card } from '../../ui/card.tsx';
import css from './budgets.module.css';

type Box = CSSProperties & { readonly '--rows': number };

/** A table among tabs: as tall as its rows while they fit the window, and scrolling in itself from there. */
export function TableCard({ rows, children }: { readonly rows: number; readonly children: ReactNode }) {
  const style: Box = { '--rows': rows };
  return (
    <Card flush>
      <div className={css.table} style={style}>
        {children}
      </div>
    </Card>
  );
}
