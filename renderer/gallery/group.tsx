import type { ReactNode } from 'react';
import css from './gallery.module.css';

export interface GroupProps {
  readonly title: string;
  readonly look?: 'row' | 'grid' | 'stack' | 'kpis' | undefined;
  readonly children: ReactNode;
}

export function Group({ title, look = 'row', children }: GroupProps) {
  return (
    <div className={css.group}>
      <h2>{title}</h2>
      <div className={css[look]}>{children}</div>
    </div>
  );
}
