import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './list.module.css';

export interface ListProps {
  readonly label?: string | undefined;
  /** A hairline above the first item too, under a heading. */
  readonly ruled?: boolean | undefined;
  /** Without side padding, where the surroundings have it already. */
  readonly flush?: boolean | undefined;
  readonly children: ReactNode;
}

/** Lines of a card or a drawer, divided by hairlines. */
export function List({ label, ruled, flush, children }: ListProps) {
  return (
    <ul className={cx(css.list, ruled && css.ruled, flush && css.flush)} aria-label={label}>
      {children}
    </ul>
  );
}

export interface ListItemProps {
  readonly children: ReactNode;
  /** The second line: when, by whom, with what effect. */
  readonly note?: ReactNode;
  /** A client mark, a dot, an icon. */
  readonly before?: ReactNode;
  /** A badge, a time, a small button. */
  readonly after?: ReactNode;
  readonly onPress?: (() => void) | undefined;
}

export function ListItem({ children, note, before, after, onPress }: ListItemProps) {
  const inside = (
    <>
      {before ? <span className={css.before}>{before}</span> : null}
      <span className={css.words}>
        {children}
        {note ? <span className={css.note}>{note}</span> : null}
      </span>
      {after ? <span className={css.after}>{after}</span> : null}
    </>
  );
  return (
    <li>
      {onPress ? (
        <button type="button" className={css.item} onClick={onPress}>
          {inside}
        </button>
      ) : (
        <div className={css.item}>{inside}</div>
      )}
    </li>
  );
}
