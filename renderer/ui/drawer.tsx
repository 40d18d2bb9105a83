import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import css from './drawer.module.css';
import { IconButton } from './icon-button.tsx';

export interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** A client mark or an icon before the title. */
  readonly before?: ReactNode;
  /** Small buttons beside the cross. */
  readonly tools?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}

/** Detail beside the list it belongs to: the list stays in use, Escape closes, the focus goes back where it was. */
export function Drawer(props: DrawerProps) {
  const { open, onClose, title, subtitle, before, tools, actions, wide = false, children } = props;
  const words = useWords();
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      modal={false}
      disablePointerDismissal
    >
      <Base.Portal>
        <Base.Popup className={cx(css.popup, wide && css.wide)} initialFocus={false}>
          <div className={css.head}>
            {before}
            <div className={css.titles}>
              <Base.Title className={css.title}>{title}</Base.Title>
              {subtitle ? <Base.Description className={css.subtitle}>{subtitle}</Base.Description> : null}
            </div>
            {tools}
            <IconButton icon={X} label={words.ui.close} size="small" onClick={onClose} tooltip={false} />
          </div>
          {/* Said to be focusable: left to the browser, a body that scrolls takes the focus back from everything after
              the drawer while the drawer's own controls are out of the order, and the keyboard goes round in here. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
          <div className={css.body} tabIndex={0}>
            {children}
          </div>
          {actions ? <div className={css.foot}>{actions}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
