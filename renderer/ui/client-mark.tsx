import type { CSSProperties } from 'react';
import css from './client-mark.module.css';
import { inkOn } from '../../shared/model/contrast.ts';
import { cx } from './cx.ts';
import { initialsOf } from './initials.ts';

export interface ClientMarkProps {
  readonly name: string;
  /** #rrggbb; anything else falls back to grey. */
  readonly colour: string;
  /** An `app://` address of a logo that main has checked and re-encoded. */
  readonly logo?: string | undefined;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
}

type MarkStyle = CSSProperties & { readonly '--client'?: string; readonly '--client-ink'?: string };

/** Always beside the client's name, hence silent. */
export function ClientMark({ name, colour, logo, size = 'normal' }: ClientMarkProps) {
  const known = /^#[0-9a-f]{6}$/i.test(colour);
  const style: MarkStyle = known ? { '--client': colour, '--client-ink': inkOn(colour) } : {};
  return (
    <span className={cx(css.mark, size !== 'normal' && css[size])} style={style} aria-hidden="true">
      {logo ? <img className={css.logo} src={logo} alt="" /> : initialsOf(name)}
    </span>
  );
}
