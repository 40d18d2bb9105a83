import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './door.module.css';
import { PrintCode } from './print-code.tsx';

export interface RecoveryCodeProps {
  readonly code: string;
  readonly onNoted: () => void;
}

export function RecoveryCode({ code, onNoted }: RecoveryCodeProps) {
  const words = useWords();
  return (
    <main className={css.stage}>
      <div className={css.box}>
        <h1 className={css.brand}>{words.door.recoveryTitle}</h1>
        <p className={css.lead}>{words.door.recoveryBody}</p>
        <p className={css.code} data-testid="recovery-code">
          {code}
        </p>
        <div className={css.row}>
          <PrintCode code={code} />
          <Button look="primary" onClick={onNoted}>
            {words.door.recoveryNoted}
          </Button>
        </div>
      </div>
    </main>
  );
}
