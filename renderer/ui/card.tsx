import { type ReactNode, useId } from 'react';
import css from './card.module.css';
import { cx } from './cx.ts';

export interface CardProps {
  readonly title?: string | undefined;
  /** A few quiet words beside the title: a period, a unit. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  /** No inner padding: a table or a list runs to the edges. */
  readonly flush?: boolean | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Card({
  title,
  note,
  actions,
  footer,
  flush = false,
  level = 2,
  className,
  children,
}: CardProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={cx(css.card, flush && css.flush, className)} aria-labelledby={title ? id : undefined}>
      {title ? (
        <div className={css.head}>
          <Heading id={id} className={css.title}>
            {title}
          </Heading>
          {note ? <span className={css.note}>{note}</span> : null}
          {actions ? <div className={css.actions}>{actions}</div> : null}
        </div>
      ) : null}
      <div className={css.body}>{children}</div>
      {footer ? <div className={css.foot}>{footer}</div> : null}
    </section>
  );
}
