import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import css from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly width?: 'normal' | 'wide' | 'huge' | undefined;
  /** Buttons, the primary one last. With `onSubmit` give it `type="submit"`. */
  readonly actions?: ReactNode;
  /** At the left end of the buttons: a note, a quiet way out. */
  readonly aside?: ReactNode;
  /** Makes the whole dialog a form, so that Enter does what the primary button does. */
  readonly onSubmit?: (() => void) | undefined;
  /** While work runs the dialog stays: closing it would hide what is happening. */
  readonly busy?: boolean | undefined;
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  readonly children?: ReactNode;
}

export function Dialog(props: DialogProps) {
  const {
    open,
    onClose,
    title,
    description,
    width = 'normal',
    busy = false,
    onSubmit,
    initialFocus,
    children,
  } = props;
  const words = useWords();
  const inside = (
    <>
      <div className={css.head}>
        <div className={css.titles}>
          <Base.Title className={css.title}>{title}</Base.Title>
          {description ? (
            <Base.Description className={css.description}>{description}</Base.Description>
          ) : null}
        </div>
        <IconButton
          icon={X}
          label={words.ui.close}
          size="small"
          disabled={busy}
          onClick={onClose}
          tooltip={false}
        />
      </div>
      <div className={css.body}>{children}</div>
      {props.actions ? (
        <div className={css.foot}>
          {props.aside ? <div className={css.aside}>{props.aside}</div> : null}
          {props.actions}
        </div>
      ) : null}
    </>
  );
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => (next || busy ? undefined : onClose())}
      disablePointerDismissal
    >
      <Base.Portal>
        <Base.Backdrop className={css.scrim} />
        <Base.Viewport className={css.viewport}>
          <Base.Popup
            className={cx(css.popup, width !== 'normal' && css[width])}
            initialFocus={initialFocus ?? ((): HTMLElement | true => firstField() ?? true)}
          >
            {onSubmit ? <Form onSubmit={onSubmit}>{inside}</Form> : inside}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** People come to a dialog to fill it in: its first field takes the focus, not the cross in the corner. */
function firstField(): HTMLElement | null {
  return document.querySelector(
    `.${css.body} :is(input, textarea, select, [role='combobox']):not([disabled], [readonly], [type='hidden'], [aria-hidden='true'])`,
  );
}

function Form({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: ReactNode }) {
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
