import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { PrintCode } from '../door/print-code.tsx';
import css from './settings.module.css';

type What = 'code' | 'keys';

/** Both ask for the passphrase again: an unlocked desk that was left alone must not be enough. */
export function KeysCard() {
  const words = useWords();
  const [asking, setAsking] = useState<What | null>(null);
  const [code, setCode] = useState<string | null>(null);
  return (
    <Card title={words.settings.keys}>
      <p className={css.note}>{words.settings.keysNote}</p>
      {code === null ? null : (
        <Banner tone="info" title={words.door.recoveryTitle} onDismiss={() => setCode(null)}>
          <span className={css.code} data-testid="new-recovery-code">
            {code}
          </span>
          <div className={css.buttons}>
            <PrintCode code={code} />
          </div>
        </Banner>
      )}
      <div className={css.buttons}>
        <Button onClick={() => setAsking('code')}>{words.settings.newCode}</Button>
        <Button onClick={() => setAsking('keys')}>{words.settings.newKeys}</Button>
      </div>
      {asking ? <Ask what={asking} onClose={() => setAsking(null)} onCode={setCode} /> : null}
    </Card>
  );
}

interface AskProps {
  readonly what: What;
  readonly onClose: () => void;
  readonly onCode: (code: string) => void;
}

function Ask({ what, onClose, onCode }: AskProps) {
  const words = useWords();
  const [passphrase, setPassphrase] = useState('');
  const change = useMutation({
    mutationFn: async () => {
      if (what === 'code') return (await api.workspace.newRecoveryCode({ passphrase })).recoveryCode;
      await api.workspace.changeKeys({ passphrase });
      return null;
    },
    onSuccess: (code) => {
      if (code === null) showToast({ title: words.settings.keysChanged });
      else onCode(code);
      onClose();
    },
  });
  const title = what === 'code' ? words.settings.newCode : words.settings.newKeys;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={words.settings.keysNote}
      busy={change.isPending}
      onSubmit={() => change.mutate()}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {words.settings.cancel}
          </Button>
          <Button look="primary" type="submit" loading={change.isPending}>
            {title}
          </Button>
        </>
      }
    >
      {change.error ? <Banner tone="bad">{sentenceOf(change.error)}</Banner> : null}
      <PasswordField
        label={words.settings.passphraseAsk}
        value={passphrase}
        onChange={setPassphrase}
        startFocused
        required
      />
    </Dialog>
  );
}
