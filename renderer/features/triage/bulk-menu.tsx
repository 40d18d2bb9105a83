import { useQuery } from '@tanstack/react-query';
import { ListChecks, RefreshCw, Tag } from 'lucide-react';
import { useState } from 'react';
import { ClientCard, Label } from '../../../shared/model/client.ts';
import type { TriageRow } from '../../../shared/model/triage.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { currentWords, useWords } from '../../words/use-words.ts';

/** What is done for every client in sight at once. */
export function BulkMenu({ rows }: { readonly rows: readonly TriageRow[] }) {
  const words = useWords();
  const [isLabelling, setLabelling] = useState(false);
  // Labels are part of a client's card, which whoever only looks at a client does not change.
  const own = rows.filter(({ role }) => role !== 'client_user');
  const label = () => setLabelling(true);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button look="quiet" icon={ListChecks} disabled={rows.length === 0}>
            {words.triage.actions}
          </Button>
        }
        entries={[
          {
            kind: 'action',
            label: words.triage.sync(rows.length),
            icon: RefreshCw,
            onPress: () => void syncAll(rows),
          },
          ...(own.length > 0
            ? [{ kind: 'action' as const, label: words.triage.addLabel, icon: Tag, onPress: label }]
            : []),
        ]}
      />
      {isLabelling ? <AddLabel rows={own} onClose={() => setLabelling(false)} /> : null}
    </>
  );
}

async function syncAll(rows: readonly TriageRow[]): Promise<void> {
  try {
    await api.sync.start({ clientIds: rows.map(({ clientId }) => clientId) });
  } catch (error) {
    showToast({ tone: 'bad', title: currentWords().figures.notSynced, body: sentenceOf(error) });
  }
}

interface AddLabelProps {
  readonly rows: readonly TriageRow[];
  readonly onClose: () => void;
}

function AddLabel({ rows, onClose }: AddLabelProps) {
  const words = useWords();
  const clients = useQuery(queries.clients());
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const isReady = Label.safeParse(label).success && clients.data !== undefined;
  const save = async () => {
    setBusy(true);
    const ids = new Set<string>(rows.map(({ clientId }) => clientId));
    let done = 0;
    try {
      for (const client of clients.data ?? []) {
        if (!ids.has(client.id) || client.labels.includes(label.trim())) continue;
        const card = ClientCard.parse({ ...client, labels: [...client.labels, label.trim()] });
        await api.clients.update({ clientId: client.id, card });
        done += 1;
      }
      showToast({ title: words.triage.labelled(done) });
      onClose();
    } catch (error) {
      showToast({ tone: 'bad', title: words.desk.failed, body: sentenceOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.triage.labelTitle(rows.length)}
      actions={
        <>
          <Button onClick={onClose}>{words.desk.cancel}</Button>
          <Button look="primary" loading={busy} disabled={!isReady} onClick={() => void save()}>
            {words.triage.labelSave}
          </Button>
        </>
      }
    >
      <p>{words.triage.labelBody}</p>
      <TextField label={words.triage.labelField} value={label} onChange={setLabel} maxLength={40} />
    </Dialog>
  );
}
