import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupOnDoor } from '../../../shared/model/backup.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './door.module.css';

export function RestoreBackup({ onRestored }: { readonly onRestored: () => void }) {
  const words = useWords();
  const [backup, setBackup] = useState<BackupOnDoor | null>(null);
  const choose = useMutation({
    mutationFn: () => api.backups.choose({}),
    onSuccess: (chosen) => setBackup(chosen.backup),
  });
  return (
    <div className={css.way}>
      {choose.error ? <Banner tone="bad">{sentenceOf(choose.error)}</Banner> : null}
      <Button wide loading={choose.isPending} onClick={() => choose.mutate()}>
        {words.backups.restore}
      </Button>
      <p>{words.backups.restoreNote}</p>
      {backup ? <Ask backup={backup} onClose={() => setBackup(null)} onRestored={onRestored} /> : null}
    </div>
  );
}

interface AskProps {
  readonly backup: BackupOnDoor;
  readonly onClose: () => void;
  readonly onRestored: () => void;
}

function Ask({ backup, onClose, onRestored }: AskProps) {
  const words = useWords();
  const formats = useFormats();
  const cache = useQueryClient();
  const [personId, setPersonId] = useState<string>(backup.people[0]?.id ?? '');
  const [passphrase, setPassphrase] = useState('');
  const person = backup.people.find((one) => one.id === personId);
  const restore = useMutation({
    mutationFn: async () => {
      if (person) await api.backups.restore({ personId: person.id, passphrase });
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['workspace'] });
      showToast({ title: words.backups.restored });
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
        <p className={css.fine}>{words.backups.keptAside}</p>
        <p className={css.fine}>{words.backups.consequences}</p>
        <Select
          label={words.door.person}
          value={personId}
          onChange={setPersonId}
          choices={backup.people.map((one) => ({ value: one.id as string, label: one.name }))}
        />
        <PasswordField label={words.door.passphrase} value={passphrase} onChange={setPassphrase} required />
      </div>
    </Dialog>
  );
}
