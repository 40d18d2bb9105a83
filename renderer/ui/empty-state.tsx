import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon?: LucideIcon | undefined;
  readonly title: string;
  /** Why it is empty and what fills it. */
  readonly children?: ReactNode;
  /** The next step as a button. */
  readonly actions?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      {Icon ? <Icon size={22} strokeWidth={1.5} className={css.icon} /> : null}
      <p className={css.title}>{title}</p>
      {children ? <p className={css.body}>{children}</p> : null}
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  );
}
