import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './people.module.css';

export interface Handover {
  readonly name: string;
  readonly passphrase: string;
}

export interface OneTimeProps {
  readonly handover: Handover;
  readonly onNoted: () => void;
}

/** Shown once. Main keeps no copy that anybody could read again. */
export function OneTime({ handover, onNoted }: OneTimeProps) {
  const words = useWords();
  return (
    <Dialog
      open
      onClose={onNoted}
      title={words.people.oneTimeTitle(handover.name)}
      description={words.people.oneTimeBody}
      actions={
        <Button look="primary" onClick={onNoted}>
          {words.people.oneTimeNoted}
        </Button>
      }
    >
      <p className={css.code} data-testid="one-time-passphrase">
        {handover.passphrase}
      </p>
    </Dialog>
  );
}
