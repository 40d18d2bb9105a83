import { Button as Base } from '@base-ui/react/button';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import css from './button.module.css';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'style' | 'children'> {
  readonly icon: LucideIcon;
  /** The name for screen readers, shown as a tooltip too. */
  readonly label: string;
  readonly look?: 'plain' | 'quiet' | 'danger' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  readonly pressed?: boolean | undefined;
  readonly loading?: boolean | undefined;
  /** Off where a tooltip would cover what the button opens. */
  readonly tooltip?: boolean | undefined;
}

export function IconButton({
  icon: Icon,
  label,
  look = 'quiet',
  size = 'normal',
  pressed,
  loading = false,
  tooltip = true,
  disabled = false,
  type = 'button',
  className,
  ...rest
}: IconButtonProps) {
  const Shown = loading ? LoaderCircle : Icon;
  const button = (
    <Base
      {...rest}
      type={type}
      disabled={disabled || loading}
      focusableWhenDisabled={loading}
      data-loading={loading ? '' : undefined}
      aria-label={label}
      aria-pressed={pressed}
      aria-busy={loading || undefined}
      className={cx(css.button, css.square, css[look], size === 'small' && css.small, className)}
    >
      <Shown size={15} strokeWidth={1.75} className={loading ? css.spin : undefined} />
    </Base>
  );
  return tooltip ? <Tooltip text={label}>{button}</Tooltip> : button;
}
