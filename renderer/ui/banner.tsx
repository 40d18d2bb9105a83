import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert, WifiOff, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import css from './banner.module.css';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';

export type BannerTone = 'info' | 'good' | 'warn' | 'bad' | 'quiet';

export interface BannerProps {
  readonly tone: BannerTone;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly icon?: LucideIcon | undefined;
  /** One or two small buttons: what to do about it. */
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
  /** Edge to edge under the header, instead of a box within the content. */
  readonly strip?: boolean | undefined;
}

const icons: Readonly<Record<BannerTone, LucideIcon>> = {
  info: Info,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
  quiet: Info,
};

export function Banner({ tone, title, children, icon, actions, onDismiss, strip = false }: BannerProps) {
  const words = useWords();
  const Icon = icon ?? icons[tone];
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={cx(css.banner, css[tone], strip && css.strip)}>
      <Icon size={16} strokeWidth={1.9} className={css.icon} />
      <div className={css.words}>
        {title ? <span className={css.title}>{title}</span> : null}
        {children ? <span className={css.body}>{children}</span> : null}
      </div>
      {actions || onDismiss ? (
        <div className={css.actions}>
          {actions}
          {onDismiss ? (
            <IconButton icon={X} label={words.ui.dismiss} size="small" onClick={onDismiss} tooltip={false} />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** The quiet bar of a desk without a network. `since` is already formatted. */
export function OfflineBanner({
  since,
  actions,
}: {
  readonly since?: string | undefined;
  readonly actions?: ReactNode;
}) {
  const words = useWords();
  return (
    <Banner tone="quiet" icon={WifiOff} strip actions={actions}>
      {since ? words.ui.offlineSince(since) : words.ui.offline}
    </Banner>
  );
}

/** As of when a figure is true. `when` is already formatted; without it nothing was ever read. */
export function AsOf({ when }: { readonly when: string | null }) {
  const words = useWords();
  return <span className={css.asOf}>{when === null ? words.ui.neverSynced : words.ui.asOf(when)}</span>;
}
