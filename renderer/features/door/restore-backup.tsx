import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupOnDoor } from '../../../shared/model/backup.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './door.module.css';
import { RestoreDialog } from './restore-dialog.tsx';

export interface RestoreBackupProps {
  readonly onRestored: () => void;
  readonly note?: boolean;
}

/** The way to a backup: one of those kept here, or a file. */
export function RestoreBackup({ onRestored, note = true }: RestoreBackupProps) {
  const words = useWords();
  const offers = useQuery(queries.offers());
  const [isListing, setListing] = useState(false);
  const [backup, setBackup] = useState<BackupOnDoor | null>(null);
  const choose = useMutation({
    mutationFn: () => api.backups.choose({}),
    onSuccess: (chosen) => setBackup(chosen.backup),
  });
  const kept = offers.data ?? [];
  const take = (one: BackupOnDoor) => {
    setListing(false);
    setBackup(one);
  };
  return (
    <div className={css.way}>
      {choose.error ? <Banner tone="bad">{sentenceOf(choose.error)}</Banner> : null}
      <Button
        wide
        loading={choose.isPending && !isListing}
        onClick={() => (kept.length > 0 ? setListing(true) : choose.mutate())}
      >
        {words.backups.restore}
      </Button>
      {note ? <p>{words.backups.restoreNote}</p> : null}
      <Dialog
        open={isListing}
        onClose={() => setListing(false)}
        title={words.backups.restore}
        actions={
          <Button look="quiet" onClick={() => setListing(false)}>
            {words.desk.cancel}
          </Button>
        }
        aside={
          <Button
            loading={choose.isPending}
            onClick={() => choose.mutate(undefined, { onSuccess: () => setListing(false) })}
          >
            {words.backups.otherFile}
          </Button>
        }
      >
        {choose.error ? <Banner tone="bad">{sentenceOf(choose.error)}</Banner> : null}
        <Offers offers={kept} onTake={take} />
      </Dialog>
      {backup ? (
        <RestoreDialog backup={backup} onClose={() => setBackup(null)} onRestored={onRestored} />
      ) : null}
    </div>
  );
}

interface OffersProps {
  readonly offers: readonly BackupOnDoor[];
  readonly onTake: (offer: BackupOnDoor) => void;
}

function Offers({ offers, onTake }: OffersProps) {
  const words = useWords();
  const formats = useFormats();
  return (
    <List label={words.backups.list} flush>
      {offers.map((offer) => (
        <ListItem
          key={offer.name}
          note={[
            words.backups[offer.why],
            formats.bytes(offer.bytes),
            offer.people.map(({ name }) => name).join(', '),
          ].join(' · ')}
          onPress={() => onTake(offer)}
        >
          {formats.dateTime(offer.createdAt)}
        </ListItem>
      ))}
    </List>
  );
}
