import { useMutation, useQuery } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Backup } from '../../../shared/model/backup.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { RestoreDialog } from '../door/restore-dialog.tsx';
import { RehearseDialog } from './rehearse-dialog.tsx';

interface Chosen {
  readonly what: 'rehearse' | 'restore' | 'remove';
  readonly backup: Backup;
}

export function BackupRows({ backups }: { readonly backups: readonly Backup[] }) {
  const words = useWords();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const onClose = () => setChosen(null);
  return (
    <>
      <List label={words.backups.list} flush ruled>
        {backups.map((backup) => (
          <Row key={backup.name} backup={backup} onChoose={(what) => setChosen({ what, backup })} />
        ))}
      </List>
      {chosen?.what === 'rehearse' ? <RehearseDialog backup={chosen.backup} onClose={onClose} /> : null}
      {chosen?.what === 'restore' ? <Restore backup={chosen.backup} onClose={onClose} /> : null}
      {chosen?.what === 'remove' ? <Remove backup={chosen.backup} onClose={onClose} /> : null}
    </>
  );
}

interface RowProps {
  readonly backup: Backup;
  readonly onChoose: (what: Chosen['what']) => void;
}

function Row({ backup, onChoose }: RowProps) {
  const words = useWords();
  const formats = useFormats();
  const when = formats.dateTime(backup.createdAt);
  return (
    <ListItem
      note={`${words.backups[backup.why]} · ${formats.bytes(backup.bytes)}`}
      after={
        <>
          {backup.hasTokens ? <Badge tone="info">{words.backups.tokensInside}</Badge> : null}
          {backup.opensWith === 'older' ? <Badge tone="warn">{words.backups.older}</Badge> : null}
          <Menu
            align="end"
            trigger={
              <IconButton icon={Ellipsis} label={words.backups.actions(when)} tooltip={false} size="small" />
            }
            entries={[
              { kind: 'action', label: words.backups.rehearse, onPress: () => onChoose('rehearse') },
              { kind: 'action', label: words.backups.restoreThis, onPress: () => onChoose('restore') },
              { kind: 'line' },
              {
                kind: 'action',
                label: words.backups.remove,
                danger: true,
                onPress: () => onChoose('remove'),
              },
            ]}
          />
        </>
      }
    >
      {when}
    </ListItem>
  );
}

interface AskProps {
  readonly backup: Backup;
  readonly onClose: () => void;
}

function Remove({ backup, onClose }: AskProps) {
  const words = useWords();
  const formats = useFormats();
  const remove = useMutation({
    mutationFn: () => api.backups.remove({ name: backup.name }),
    onSuccess: onClose,
  });
  return (
    <Confirm
      open
      title={words.backups.removeTitle(formats.dateTime(backup.createdAt))}
      points={[words.backups.removePoint]}
      confirm={words.backups.removeAction}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      {remove.error ? <Banner tone="bad">{sentenceOf(remove.error)}</Banner> : null}
    </Confirm>
  );
}

/** The people who can restore it are named in the backup itself. */
function Restore({ backup, onClose }: AskProps) {
  const offers = useQuery(queries.offers());
  const offer = offers.data?.find(({ name }) => name === backup.name);
  if (!offer) return null;
  return <RestoreDialog backup={offer} onClose={onClose} onRestored={onClose} />;
}
