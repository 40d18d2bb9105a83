import type { KeyboardEvent, ReactNode } from 'react';
import css from './split.module.css';

export interface SplitProps {
  /** The name of the queue for screen readers. */
  readonly label: string;
  readonly list: ReactNode;
  readonly children: ReactNode;
  /** Buttons that stay in sight under the detail. */
  readonly footer?: ReactNode;
}

/** A queue at the left, the evidence at the right. */
export function Split({ label, list, children, footer }: SplitProps) {
  return (
    <div className={css.split}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows add to the buttons inside, which work by themselves */}
      <nav className={css.list} aria-label={label} onKeyDown={moveAmongItems}>
        {list}
      </nav>
      <section className={css.detail}>
        {children}
        {footer ? <div className={css.foot}>{footer}</div> : null}
      </section>
    </div>
  );
}

export interface SplitItemProps {
  readonly current: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export function SplitItem({ current, onPress, children }: SplitItemProps) {
  return (
    <button type="button" className={css.item} aria-current={current ? 'true' : undefined} onClick={onPress}>
      {children}
    </button>
  );
}

export function SplitHeading({ children }: { readonly children: ReactNode }) {
  return <h2 className={css.heading}>{children}</h2>;
}

/** Up and down go through the queue, as in a mail client; Tab still reaches every item. */
function moveAmongItems(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const items = [...event.currentTarget.querySelectorAll('button')];
  const here = items.findIndex((item) => item === document.activeElement);
  const next = items[here + step];
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
  next.click();
}
