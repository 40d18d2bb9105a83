import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkspaceSettings } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './settings.module.css';

export function LockCard({ isSuperAdmin }: { readonly isSuperAdmin: boolean }) {
  const words = useWords();
  const settings = useQuery(queries.settings());
  return (
    <Card title={words.settings.lock}>
      <p className={css.note}>{words.settings.lockNote}</p>
      {settings.error ? <Banner tone="bad">{sentenceOf(settings.error)}</Banner> : null}
      {settings.data ? <LockForm settings={settings.data} isSuperAdmin={isSuperAdmin} /> : null}
      {settings.data && isSuperAdmin ? <ReadWhileLocked on={settings.data.readWhileLocked} /> : null}
    </Card>
  );
}

interface LockFormProps {
  readonly settings: WorkspaceSettings;
  readonly isSuperAdmin: boolean;
}

function LockForm({ settings, isSuperAdmin }: LockFormProps) {
  const words = useWords();
  const cache = useQueryClient();
  const [minutes, setMinutes] = useState<number | null>(settings.lockAfterMinutes);
  const save = useMutation({
    mutationFn: async () => {
      if (minutes !== null) await api.workspace.setLockAfter({ minutes });
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['settings'] });
      showToast({ title: words.settings.saved });
    },
  });
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
      <NumberField
        label={words.settings.lockAfter}
        unit={words.settings.minutes}
        value={minutes}
        onChange={setMinutes}
        min={1}
        max={240}
        disabled={!isSuperAdmin}
      />
      {isSuperAdmin ? (
        <div>
          <Button type="submit" loading={save.isPending}>
            {words.settings.save}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function ReadWhileLocked({ on }: { readonly on: boolean }) {
  const words = useWords();
  const cache = useQueryClient();
  const set = useMutation({
    mutationFn: (next: boolean) => api.workspace.setReadWhileLocked({ on: next }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['settings'] }),
  });
  return (
    <>
      {set.error ? <Banner tone="bad">{sentenceOf(set.error)}</Banner> : null}
      <Switch
        label={words.settings.readWhileLocked}
        hint={words.settings.readWhileLockedHint}
        checked={on}
        onChange={(next) => set.mutate(next)}
      />
    </>
  );
}

export function QuickCard() {
  const words = useWords();
  const cache = useQueryClient();
  const settings = useQuery(queries.settings());
  const quick = settings.data?.quickUnlock;
  const set = useMutation({
    mutationFn: (on: boolean) => api.workspace.setQuickUnlock({ on }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['settings'] }),
  });
  return (
    <Card title={words.settings.quick}>
      <p className={css.note}>{words.settings.quickNote}</p>
      {set.error ? <Banner tone="bad">{sentenceOf(set.error)}</Banner> : null}
      {quick?.trouble ? <Banner tone="info">{quick.trouble}</Banner> : null}
      {quick && (quick.trouble === null || quick.on) ? (
        <Switch label={words.settings.quickOn} checked={quick.on} onChange={(on) => set.mutate(on)} />
      ) : null}
    </Card>
  );
}
