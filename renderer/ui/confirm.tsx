import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { type ReactNode, useRef } from 'react';
import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import css from './dialog.module.css';

export interface ConfirmProps {
  readonly open: boolean;
  /** A question that names the thing: "Erase Belmonte Hotel?" */
  readonly title: string;
  /** What will happen, to whom, for how much: one sentence per point. */
  readonly points: readonly ReactNode[];
  /** What the button does, in full: "Erase Belmonte Hotel", never "OK". */
  readonly confirm: string;
  readonly tone?: 'danger' | 'normal' | undefined;
  readonly busy?: boolean | undefined;
  /** Keeps the button off until a typed name or passphrase is there. */
  readonly ready?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** A passphrase field, a reason, an error banner. */
  readonly children?: ReactNode;
}

export function Confirm(props: ConfirmProps) {
  const {
    open,
    title,
    points,
    confirm,
    tone = 'danger',
    busy = false,
    ready = true,
    onConfirm,
    onCancel,
  } = props;
  const words = useWords();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => (next || busy ? undefined : onCancel())}>
      <Base.Portal>
        <Base.Backdrop className={css.scrim} />
        <Base.Viewport className={css.viewport}>
          {/* The focus starts on Cancel, so that a hasty Enter changes nothing. */}
          <Base.Popup className={css.popup} initialFocus={props.children ? true : cancel}>
            <form
              className={css.form}
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                if (ready && !busy) onConfirm();
              }}
            >
              <div className={css.head}>
                <Base.Title className={css.title}>{title}</Base.Title>
              </div>
              <div className={css.body}>
                <Base.Description render={<ul className={css.points} />}>
                  {points.map((point, index) => (
                    // Points are a fixed list of sentences that never reorders.
                    <li key={index}>{point}</li>
                  ))}
                </Base.Description>
                {props.children}
              </div>
              <div className={css.foot}>
                <Button ref={cancel} onClick={onCancel} disabled={busy}>
                  {words.ui.cancel}
                </Button>
                <Button
                  type="submit"
                  look={tone === 'danger' ? 'dangerPrimary' : 'primary'}
                  loading={busy}
                  disabled={!ready}
                >
                  {confirm}
                </Button>
              </div>
            </form>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
