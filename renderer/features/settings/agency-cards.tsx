import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SyncSchedule } from '../../../shared/model/setting.ts';
import type { SignedIn, WorkspaceSettings } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries, queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { currentWords, useWords } from '../../words/use-words.ts';
import { AgencyLogo } from './agency-logo.tsx';
import css from './settings.module.css';

const reread = () => queryClient.invalidateQueries({ queryKey: ['settings'] });
const saved = async () => {
  await reread();
  showToast({ title: currentWords().settings.saved });
};

export function AgencyCard({ signedIn }: { readonly signedIn: SignedIn }) {
  const words = useWords();
  const [name, setName] = useState(signedIn.workspaceName);
  const save = useMutation({ mutationFn: () => api.workspace.rename({ name }), onSuccess: saved });
  return (
    <Card title={words.settings.agency}>
      <form
        className={css.line}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
        <TextField
          label={words.settings.agencyName}
          hint={words.settings.agencyNote}
          value={name}
          onChange={setName}
          maxLength={120}
          required
        />
        <div>
          <Button type="submit" loading={save.isPending} disabled={name === signedIn.workspaceName}>
            {words.settings.save}
          </Button>
        </div>
      </form>
      <div className={css.group}>
        <AgencyLogo />
      </div>
    </Card>
  );
}

export function SyncCard() {
  const words = useWords();
  const settings = useQuery(queries.settings());
  return (
    <Card title={words.settings.syncSchedule}>
      <p className={css.note}>{words.settings.syncNote}</p>
      {settings.data ? <SyncForm settings={settings.data} /> : null}
    </Card>
  );
}

function SyncForm({ settings }: { readonly settings: WorkspaceSettings }) {
  const words = useWords();
  const { on, everyMinutes } = settings.syncSchedule;
  const [minutes, setMinutes] = useState<number | null>(everyMinutes);
  const save = useMutation({
    mutationFn: (schedule: SyncSchedule) => api.workspace.setSyncSchedule(schedule),
    onSuccess: saved,
  });
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (minutes !== null) save.mutate({ on, everyMinutes: minutes });
      }}
    >
      {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
      <Switch
        label={words.settings.syncOn}
        checked={on}
        onChange={(next) => save.mutate({ on: next, everyMinutes })}
      />
      <NumberField
        label={words.settings.syncEvery}
        unit={words.settings.syncMinutes}
        value={minutes}
        onChange={setMinutes}
        min={15}
        max={1440}
        step={15}
        disabled={!on}
      />
      <div>
        <Button type="submit" loading={save.isPending} disabled={minutes === everyMinutes || !on}>
          {words.settings.save}
        </Button>
      </div>
    </form>
  );
}
