import type { CSSProperties, ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './page-header.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** Quiet words beside the title: how many, which period, which account. */
  readonly note?: ReactNode;
  /** The open client's colour, #rrggbb. */
  readonly colour?: string | undefined;
  /** Period, comparison, quiet actions, and the one primary action last. */
  readonly actions?: ReactNode;
}

type StripStyle = CSSProperties & { readonly '--client'?: string };

export function PageHeader({ title, note, colour, actions }: PageHeaderProps) {
  const known = colour !== undefined && /^#[0-9a-f]{6}$/i.test(colour);
  const style: StripStyle = known ? { '--client': colour } : {};
  return (
    <header className={cx(css.header, known && css.strip)} style={style}>
      <h1 className={css.title}>{title}</h1>
      {note ? <span className={css.note}>{note}</span> : null}
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </header>
  );
}

interface ToolbarProps {
  readonly children: ReactNode;
  readonly right?: ReactNode;
  /** Without side padding, inside a body that has its own. */
  readonly flush?: boolean | undefined;
}

/** The line of filters under the header. */
export function Toolbar({ children, right, flush }: ToolbarProps) {
  return (
    <div className={cx(css.tools, flush && css.flush)}>
      {children}
      {right ? <div className={css.right}>{right}</div> : null}
    </div>
  );
}
