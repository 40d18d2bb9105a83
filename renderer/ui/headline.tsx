import type { ReactNode } from 'react';
import css from './headline.module.css';

/** The one sentence that would be said on the phone, and as of when it is true. */
export function Headline({ children, note }: { readonly children: ReactNode; readonly note?: ReactNode }) {
  return (
    <div className={css.headline}>
      <p className={css.sentence}>{children}</p>
      {note ? <p className={css.note}>{note}</p> : null}
    </div>
  );
}
