import { useQuery } from '@tanstack/react-query';
import { Bookmark, BookmarkPlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { z } from '../../../shared/zod.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries, queryClient } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { keptScreen as screen, type TriageView, useTriageView, viewOf } from './store.ts';

const Json = z.record(z.string(), z.json());

const refresh = () => queryClient.invalidateQueries({ queryKey: ['views', screen] });

/** Views that the person keeps under a name of their own. */
export function ViewsMenu() {
  const words = useWords();
  const kept = useQuery(queries.views(screen));
  const { view, change } = useTriageView();
  const [isNaming, setNaming] = useState(false);
  const same = (other: TriageView) => JSON.stringify(other) === JSON.stringify(view);
  const current = kept.data?.find((one) => same(viewOf(one.view)));
  const drop = async (id: string) => {
    await api.views.drop({ id });
    await refresh();
  };
  const entries: readonly MenuEntry[] = [
    ...(kept.data ?? []).map((one) => ({
      kind: 'check' as const,
      label: one.name,
      checked: one.id === current?.id,
      onChange: () => change(viewOf(one.view)),
    })),
    ...(kept.data?.length ? [{ kind: 'line' as const }] : []),
    { kind: 'action', label: words.triage.saveView, icon: BookmarkPlus, onPress: () => setNaming(true) },
    ...(current
      ? [
          {
            kind: 'action' as const,
            label: words.triage.dropView,
            icon: Trash2,
            onPress: () => void drop(current.id),
          },
        ]
      : []),
  ];
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button look="quiet" icon={Bookmark}>
            {current?.name ?? words.triage.views}
          </Button>
        }
        entries={entries}
      />
      {isNaming ? <NameView view={view} onClose={() => setNaming(false)} /> : null}
    </>
  );
}

function NameView({ view, onClose }: { readonly view: TriageView; readonly onClose: () => void }) {
  const words = useWords();
  const [name, setName] = useState('');
  const keep = async () => {
    try {
      await api.views.keep({ screen, name, view: Json.parse(view) });
      await refresh();
      showToast({ title: words.triage.viewSaved });
      onClose();
    } catch (error) {
      showToast({ tone: 'bad', title: words.desk.failed, body: sentenceOf(error) });
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.triage.saveView}
      actions={
        <>
          <Button onClick={onClose}>{words.desk.cancel}</Button>
          <Button look="primary" disabled={name.trim() === ''} onClick={() => void keep()}>
            {words.clients.save}
          </Button>
        </>
      }
    >
      <TextField label={words.triage.viewName} value={name} onChange={setName} maxLength={60} />
    </Dialog>
  );
}
