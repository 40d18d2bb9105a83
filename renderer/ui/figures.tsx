import { ArrowRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './figures.module.css';

export interface Figure {
  readonly label: string;
  readonly value: string;
  /** Quiet words after the value: "+18.8 %", "at most + $1,050". */
  readonly note?: ReactNode;
  readonly big?: boolean | undefined;
  /** What the figure before becomes: an arrow leads here. */
  readonly after?: boolean | undefined;
}

/** Before → after, and the money it means, in one line. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={css.strip}>
      {figures.map(({ label, value, note, big, after }) => (
        <Fragment key={label}>
          {after ? (
            <ArrowRight className={css.arrow} size={16} strokeWidth={1.75} aria-hidden="true" />
          ) : null}
          <div className={cx(css.figure, after && css.to)}>
            <dt className={css.label}>{label}</dt>
            <dd className={cx(css.value, big && css.big)}>
              {value} {note ? <span className={css.note}>{note}</span> : null}
            </dd>
          </div>
        </Fragment>
      ))}
    </dl>
  );
}
