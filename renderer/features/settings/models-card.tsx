import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { ModelDoor, ModelDoorState } from '../../../shared/model/door.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries, queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './settings.module.css';

type Change = (next: Partial<ModelDoor>) => void;

/** What models may read, for super admins. Each choice is kept at once; only the rate waits to be whole. */
export function ModelsCard() {
  const words = useWords();
  const door = useQuery(queries.modelDoor());
  const clients = useQuery(queries.clients());
  const save = useMutation({
    mutationFn: (next: ModelDoor) => api.doors.setModel(next),
    onSuccess: (state) => void queryClient.setQueryData(['modelDoor'], state),
    onError: () => queryClient.invalidateQueries({ queryKey: ['modelDoor'] }),
  });
  const problem = door.error ?? save.error;
  const state = door.data;
  return (
    <Card title={words.models.title}>
      <p className={css.note}>{words.models.note}</p>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {state ? (
        <ModelsForm
          state={state}
          clients={clients.data ?? []}
          change={(next) => save.mutate({ ...wishesOf(state), ...next })}
        />
      ) : null}
    </Card>
  );
}

function wishesOf({ on, clients, mayPropose, perMinute, http }: ModelDoorState): ModelDoor {
  return { on, clients, mayPropose, perMinute, http };
}

interface FormProps {
  readonly state: ModelDoorState;
  readonly clients: readonly Client[];
  readonly change: Change;
}

function ModelsForm({ state, clients, change }: FormProps) {
  const words = useWords();
  return (
    <div className={css.line}>
      <Switch
        label={words.models.on}
        hint={words.models.onHint}
        checked={state.on}
        onChange={(on) => change({ on })}
      />
      {state.on ? (
        <>
          <Segmented
            label={words.models.which}
            value={state.clients === null ? 'all' : 'chosen'}
            onChange={(which) => change({ clients: which === 'all' ? null : [] })}
            segments={[
              { value: 'all', label: words.models.all },
              { value: 'chosen', label: words.models.chosen },
            ]}
          />
          {state.clients === null ? null : (
            <Chosen chosen={state.clients} clients={clients} change={change} />
          )}
          <Switch
            label={words.models.propose}
            hint={words.models.proposeHint}
            checked={state.mayPropose}
            onChange={(mayPropose) => change({ mayPropose })}
          />
          <Rate key={state.perMinute} perMinute={state.perMinute} change={change} />
          <OverHttp state={state} change={change} />
        </>
      ) : null}
    </div>
  );
}

interface ChosenProps {
  readonly chosen: NonNullable<ModelDoor['clients']>;
  readonly clients: readonly Client[];
  readonly change: Change;
}

function Chosen({ chosen, clients, change }: ChosenProps) {
  const words = useWords();
  return (
    <div className={css.chosen} role="group" aria-label={words.models.which}>
      {clients.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(on) => change({ clients: on ? [...chosen, id] : chosen.filter((one) => one !== id) })}
        />
      ))}
    </div>
  );
}

function Rate({ perMinute, change }: { readonly perMinute: number; readonly change: Change }) {
  const words = useWords();
  const [wish, setWish] = useState<number | null>(perMinute);
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (wish !== null) change({ perMinute: wish });
      }}
    >
      <NumberField
        label={words.models.rate}
        unit={words.models.rateUnit}
        value={wish}
        onChange={setWish}
        min={1}
        max={600}
      />
      <div>
        <Button type="submit" disabled={wish === null || wish === perMinute}>
          {words.models.save}
        </Button>
      </div>
    </form>
  );
}

function OverHttp({ state, change }: Pick<FormProps, 'state' | 'change'>) {
  const words = useWords();
  const copy = useMutation({
    mutationFn: () => api.doors.copyModelSecret({}),
    onSuccess: () => showToast({ title: words.models.secretCopied }),
  });
  return (
    <>
      <Switch
        label={words.models.http}
        hint={words.models.httpHint}
        checked={state.http}
        onChange={(http) => change({ http })}
      />
      {copy.error ? <Banner tone="bad">{sentenceOf(copy.error)}</Banner> : null}
      {state.http && state.address !== null ? (
        <>
          <div>
            {words.models.address} <span className={css.code}>{state.address}</span>
          </div>
          <div>
            <Button onClick={() => copy.mutate()} loading={copy.isPending}>
              {words.models.copySecret}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}
