import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Backup } from '../../../shared/model/backup.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';

interface RehearseDialogProps {
  readonly backup: Backup;
  readonly onClose: () => void;
}

export function RehearseDialog({ backup, onClose }: RehearseDialogProps) {
  const words = useWords();
  const formats = useFormats();
  const [passphrase, setPassphrase] = useState('');
  const isOlder = backup.opensWith === 'older';
  const rehearse = useMutation({
    mutationFn: () => api.backups.rehearse({ name: backup.name, ...(isOlder ? { passphrase } : {}) }),
    onSettled: () => setPassphrase(''),
  });
  const found = rehearse.data;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.backups.rehearseTitle}
      description={words.backups.rehearseBody(formats.dateTime(backup.createdAt))}
      busy={rehearse.isPending}
      onSubmit={() => rehearse.mutate()}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {words.ui.close}
          </Button>
          <Button look="primary" type="submit" loading={rehearse.isPending}>
            {words.backups.rehearseAction}
          </Button>
        </>
      }
    >
      {rehearse.error ? <Banner tone="bad">{sentenceOf(rehearse.error)}</Banner> : null}
      {found ? (
        <Banner tone="good" title={words.backups.rehearsed}>
          {words.backups.rehearsedFound(
            formats.number(found.people),
            formats.number(found.clients),
            formats.number(found.auditRows),
          )}
        </Banner>
      ) : null}
      {isOlder ? (
        <PasswordField
          label={words.backups.passphraseThen}
          value={passphrase}
          onChange={setPassphrase}
          startFocused
          required
        />
      ) : null}
    </Dialog>
  );
}
