import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Switch } from '../../ui/switch.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { BackupRows } from './backup-rows.tsx';
import css from './settings.module.css';

export function BackupCard() {
  const words = useWords();
  const backups = useQuery(queries.backups());
  const [withTokens, setWithTokens] = useState(false);
  const toFile = useMutation({
    mutationFn: () => api.backups.make({ withTokens }),
    onSuccess: ({ savedAs }) => {
      if (savedAs !== null) showToast({ title: words.backups.made, body: savedAs });
    },
  });
  const now = useMutation({
    mutationFn: () => api.backups.makeNow({}),
    onSuccess: () => showToast({ title: words.backups.made }),
  });
  const problem = backups.error ?? toFile.error ?? now.error;
  const kept = backups.data ?? [];
  const older = kept.filter(({ opensWith }) => opensWith === 'older').length;
  return (
    <Card title={words.backups.title}>
      <p className={css.note}>{words.backups.note}</p>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {older > 0 ? (
        <div className={css.apart}>
          <Older count={older} />
        </div>
      ) : null}
      {backups.data?.length === 0 ? <p className={css.note}>{words.backups.none}</p> : null}
      {kept.length > 0 ? <BackupRows backups={kept} /> : null}
      <div className={css.group}>
        <Switch
          label={words.backups.withTokens}
          hint={words.backups.withTokensHint}
          checked={withTokens}
          onChange={setWithTokens}
        />
      </div>
      <div className={css.buttons}>
        <Button loading={now.isPending} onClick={() => now.mutate()}>
          {words.backups.makeNow}
        </Button>
        <Button loading={toFile.isPending} onClick={() => toFile.mutate()}>
          {words.backups.make}
        </Button>
      </div>
    </Card>
  );
}

/** A change of keys protects what is written afterwards; what was copied before is for people to deal with. */
function Older({ count }: { readonly count: number }) {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const renew = useMutation({
    mutationFn: () => api.backups.renew({}),
    onSuccess: () => {
      setAsking(false);
      showToast({ title: words.backups.renewed });
    },
  });
  return (
    <>
      <Banner
        tone="warn"
        title={words.backups.olderTitle}
        actions={<Button onClick={() => setAsking(true)}>{words.backups.renew}</Button>}
      >
        {words.backups.olderBody}
      </Banner>
      <Confirm
        open={isAsking}
        title={words.backups.renewTitle}
        points={[words.backups.renewFirst, words.backups.renewThen(count), words.backups.renewCopies]}
        confirm={words.backups.renewAction}
        busy={renew.isPending}
        onConfirm={() => renew.mutate()}
        onCancel={() => setAsking(false)}
      >
        {renew.error ? <Banner tone="bad">{sentenceOf(renew.error)}</Banner> : null}
      </Confirm>
    </>
  );
}
