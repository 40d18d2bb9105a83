import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UpdateState } from '../../../shared/model/update.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries, queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Progress } from '../../ui/progress.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './settings.module.css';

const keep = (state: UpdateState) => void queryClient.setQueryData(['updates'], state);

/** Where new versions of Steward come from, for super admins. Each step waits for a person's word. */
export function UpdatesCard() {
  const words = useWords();
  const formats = useFormats();
  const updates = useQuery(queries.updates());
  const state = updates.data;
  return (
    <Card title={words.updates.title}>
      <p className={css.note}>{words.updates.note}</p>
      {updates.error ? <Banner tone="bad">{sentenceOf(updates.error)}</Banner> : null}
      {state?.unavailable ? (
        <Banner tone="quiet">{words.updates.unavailable[state.unavailable]}</Banner>
      ) : null}
      {state && state.unavailable === null ? (
        <div className={css.line}>
          <Feed key={state.feed} feed={state.feed} />
          {state.feed === null ? null : (
            <>
              <Facts
                facts={[
                  { term: words.updates.runs, value: state.version },
                  {
                    term: words.updates.looked,
                    value: state.checkedAt === null ? words.updates.never : formats.dateTime(state.checkedAt),
                  },
                ]}
              />
              <Steps state={state} />
            </>
          )}
        </div>
      ) : null}
    </Card>
  );
}

function Feed({ feed }: { readonly feed: string | null }) {
  const words = useWords();
  const [wish, setWish] = useState(feed ?? '');
  const next = wish.trim() === '' ? null : wish.trim();
  const save = useMutation({
    mutationFn: () => api.updates.setFeed({ feed: next }),
    onSuccess: (state) => {
      keep(state);
      showToast({ title: words.updates.saved });
    },
  });
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (next !== feed) save.mutate();
      }}
    >
      <TextField
        type="url"
        label={words.updates.address}
        hint={words.updates.addressHint}
        error={save.error ? sentenceOf(save.error) : undefined}
        value={wish}
        onChange={setWish}
      />
      <div>
        <Button type="submit" disabled={next === feed} loading={save.isPending}>
          {words.updates.save}
        </Button>
      </div>
    </form>
  );
}

function Steps({ state }: { readonly state: UpdateState }) {
  const words = useWords();
  const formats = useFormats();
  const check = useMutation({ mutationFn: () => api.updates.check({}), onSuccess: keep });
  const download = useMutation({
    mutationFn: (version: string) => api.updates.download({ version }),
    onSuccess: keep,
  });
  const cancel = useMutation({ mutationFn: () => api.updates.cancel({}) });
  const { step, found, refusal } = state;
  const problem = check.error ?? download.error ?? cancel.error;
  const isNewest = step === 'none' && refusal === null && state.checkedAt !== null && check.isSuccess;
  return (
    <>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {refusal === null ? null : <Banner tone="bad">{words.updates.refusals[refusal]}</Banner>}
      {isNewest ? <Banner tone="good">{words.updates.newest}</Banner> : null}
      {found && step === 'downloading' ? (
        <Progress
          label={words.updates.fetching(found.version)}
          value={state.receivedBytes / found.bytes}
          done={formats.bytes(state.receivedBytes)}
          onCancel={() => cancel.mutate()}
          cancelling={cancel.isPending}
        />
      ) : null}
      {found && step === 'found' ? (
        <Banner
          tone="info"
          title={words.updates.found(found.version)}
          actions={
            <Button size="small" loading={download.isPending} onClick={() => download.mutate(found.version)}>
              {words.updates.fetch(formats.bytes(found.bytes))}
            </Button>
          }
        />
      ) : null}
      {found && step === 'ready' ? <Ready version={found.version} /> : null}
      {found && step === 'in_place' ? (
        <Banner tone="good">{words.updates.installed(found.version)}</Banner>
      ) : null}
      {step === 'downloading' || step === 'in_place' ? null : (
        <div>
          <Button loading={check.isPending} onClick={() => check.mutate()}>
            {words.updates.look}
          </Button>
        </div>
      )}
    </>
  );
}

function Ready({ version }: { readonly version: string }) {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const install = useMutation({
    mutationFn: () => api.updates.install({ version }),
    onSuccess: (state) => {
      setAsking(false);
      keep(state);
    },
  });
  return (
    <>
      <Banner
        tone="info"
        title={words.updates.found(version)}
        actions={
          <Button size="small" onClick={() => setAsking(true)}>
            {words.updates.install}
          </Button>
        }
      >
        {words.updates.ready}
      </Banner>
      <Confirm
        open={isAsking}
        tone="normal"
        title={words.updates.installTitle(version)}
        points={words.updates.installPoints}
        confirm={words.updates.install}
        busy={install.isPending}
        onConfirm={() => install.mutate()}
        onCancel={() => setAsking(false)}
      >
        {install.error ? <Banner tone="bad">{sentenceOf(install.error)}</Banner> : null}
      </Confirm>
    </>
  );
}
