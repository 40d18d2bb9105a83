import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupOnDoor, Restored } from '../../../shared/model/backup.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './door.module.css';

export interface RestoreDialogProps {
  readonly backup: BackupOnDoor;
  readonly onClose: () => void;
  readonly onRestored: () => void;
}

interface Asked {
  readonly personId: string;
  readonly by: 'passphrase' | 'code';
  readonly passphrase: string;
  readonly code: string;
}

/** Says what a restore does, then asks for a secret of the day on which the backup was made. */
export function RestoreDialog({ backup, onClose, onRestored }: RestoreDialogProps) {
  const words = useWords();
  const formats = useFormats();
  const cache = useQueryClient();
  const personId: string = backup.people[0]?.id ?? '';
  const [ask, setAsk] = useState<Asked>({ personId, by: 'passphrase', passphrase: '', code: '' });
  const say = useRestoredWords();
  const restore = useMutation({
    mutationFn: () => {
      const { name } = backup;
      const { by, code, ...who } = ask;
      return api.backups.restore({ name, ...who, ...(by === 'code' ? { code } : {}) });
    },
    onSuccess: async (restored) => {
      await cache.invalidateQueries({ queryKey: ['workspace'] });
      say(restored);
      onRestored();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.backups.restoreTitle}
      description={words.backups.from(formats.dateTime(backup.createdAt), formats.bytes(backup.bytes))}
      busy={restore.isPending}
      onSubmit={() => restore.mutate()}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {words.desk.cancel}
          </Button>
          <Button look="primary" type="submit" loading={restore.isPending}>
            {words.backups.restoreAction}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        {restore.error ? <Banner tone="bad">{sentenceOf(restore.error)}</Banner> : null}
        <ul className={css.points}>
          <li>{words.backups.keptAside}</li>
          <li>{words.backups.void}</li>
          <li>{backup.hasTokens ? words.backups.tokensCome : words.backups.tokensAgain}</li>
        </ul>
        <Secret people={backup.people} ask={ask} onAsk={setAsk} />
      </div>
    </Dialog>
  );
}

interface SecretProps {
  readonly people: BackupOnDoor['people'];
  readonly ask: Asked;
  readonly onAsk: (ask: Asked) => void;
}

function Secret({ people, ask, onAsk }: SecretProps) {
  const words = useWords();
  const { by } = ask;
  return (
    <>
      <Select
        label={words.door.person}
        value={ask.personId}
        onChange={(personId) => onAsk({ ...ask, personId })}
        choices={people.map((one) => ({ value: one.id as string, label: one.name }))}
      />
      <RadioGroup
        label={words.backups.how}
        value={by}
        onChange={(next) => onAsk({ ...ask, by: next })}
        choices={[
          { value: 'passphrase', label: words.backups.byPassphrase },
          { value: 'code', label: words.backups.byCode },
        ]}
      />
      {by === 'code' ? (
        <TextField
          label={words.door.recoveryCode}
          value={ask.code}
          onChange={(code) => onAsk({ ...ask, code })}
          required
        />
      ) : null}
      <PasswordField
        label={by === 'code' ? words.door.newOwn : words.door.passphrase}
        hint={by === 'code' ? words.door.passphraseHint : undefined}
        value={ask.passphrase}
        onChange={(passphrase) => onAsk({ ...ask, passphrase })}
        required
      />
    </>
  );
}

/** What somebody has to see to afterwards stays on screen until it is dismissed. */
function useRestoredWords(): (restored: Restored) => void {
  const words = useWords();
  return ({ returned, needsToken }) => {
    const todo = [
      needsToken ? words.backups.tokensAgain : null,
      returned.length > 0 ? words.backups.returned(returned.join(', ')) : null,
    ].filter((line) => line !== null);
    showToast({
      title: words.backups.restored,
      ...(todo.length > 0 ? { tone: 'warn', body: todo.join(' ') } : {}),
    });
  };
}
