import { ChevronsUpDown, type LucideIcon } from 'lucide-react';
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import css from './rail.module.css';

export interface RailProps {
  readonly label: string;
  readonly children: ReactNode;
  /** Status, audit head, the person, the lock. Where there is no room only what has `data-narrow` stays: an icon button. */
  readonly footer?: ReactNode;
}

export function Rail({ label, children, footer }: RailProps) {
  return (
    <nav className={css.rail} aria-label={label}>
      {children}
      {footer ? <div className={css.foot}>{footer}</div> : null}
    </nav>
  );
}

export function RailSection({
  title,
  children,
}: {
  readonly title?: string | undefined;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <>
      {title ? (
        <p id={id} className={css.heading}>
          {title}
        </p>
      ) : null}
      <ul className={css.section} aria-labelledby={title ? id : undefined}>
        {children}
      </ul>
    </>
  );
}

export interface RailItemProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly current?: boolean | undefined;
  /** How many wait there; `hot` when a person must act. */
  readonly count?: number | undefined;
  readonly hot?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onPress: () => void;
}

export function RailItem({
  icon: Icon,
  label,
  current = false,
  count = 0,
  hot = false,
  disabled,
  onPress,
}: RailItemProps) {
  return (
    <li>
      <button
        type="button"
        className={css.item}
        title={label}
        aria-current={current ? 'page' : undefined}
        disabled={disabled}
        onClick={onPress}
      >
        <Icon size={15} strokeWidth={1.75} />
        <span className={css.label}>{label}</span>
        {count > 0 ? <span className={cx(css.count, hot && css.hot)}>{count}</span> : null}
      </button>
    </li>
  );
}

export interface SwitcherButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'style' | 'className'> {
  /** A `<ClientMark>` or an icon. */
  readonly before: ReactNode;
  readonly children: string;
}

/** What stands on top of the rail: which client is open, and the way to another. */
export function SwitcherButton({ before, children, ...rest }: SwitcherButtonProps) {
  return (
    <button type="button" {...rest} className={css.switcher}>
      {before}
      <span className={css.label}>{children}</span>
      <ChevronsUpDown size={14} strokeWidth={1.75} />
    </button>
  );
}
