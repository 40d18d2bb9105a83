import { Button as Base } from '@base-ui/react/button';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import css from './button.module.css';
import { cx } from './cx.ts';

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger' | 'dangerPrimary';

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'style'> {
  readonly look?: ButtonLook | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly iconAfter?: LucideIcon | undefined;
  /** The shortcut as people read it, such as "Ctrl+K". */
  readonly keys?: string | undefined;
  /** Keeps the focus and says that work is going on; presses are ignored. */
  readonly loading?: boolean | undefined;
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}

export function Button({
  look = 'plain',
  size = 'normal',
  icon: Icon,
  iconAfter: After,
  keys,
  loading = false,
  wide = false,
  disabled = false,
  type = 'button',
  className,
  children,
  ...rest
}: ButtonProps) {
  const words = useWords();
  return (
    <Base
      {...rest}
      type={type}
      disabled={disabled || loading}
      focusableWhenDisabled={loading}
      data-loading={loading ? '' : undefined}
      aria-busy={loading || undefined}
      className={cx(css.button, css[look], size === 'small' && css.small, wide && css.wide, className)}
    >
      {loading ? <LoaderCircle className={css.spin} size={15} strokeWidth={1.75} /> : null}
      {Icon && !loading ? <Icon size={15} strokeWidth={1.75} /> : null}
      <span className={css.label}>{children}</span>
      {loading ? <span className="said">{words.ui.working}</span> : null}
      {keys ? (
        <span className={css.keys} aria-hidden="true">
          {keys}
        </span>
      ) : null}
      {After ? <After size={14} strokeWidth={1.75} /> : null}
    </Base>
  );
}
