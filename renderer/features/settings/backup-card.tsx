import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Switch } from '../../ui/switch.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './settings.module.css';

export function BackupCard() {
  const words = useWords();
  const formats = useFormats();
  const backups = useQuery(queries.backups());
  const [withTokens, setWithTokens] = useState(false);
  const make = useMutation({
    mutationFn: () => api.backups.make({ withTokens }),
    onSuccess: ({ savedAs }) => {
      if (savedAs !== null) showToast({ title: words.backups.made, body: savedAs });
    },
  });
  const problem = backups.error ?? make.error;
  const facts = (backups.data ?? []).map((backup) => ({
    term: formats.dateTime(backup.createdAt),
    value: formats.bytes(backup.bytes),
  }));
  return (
    <Card title={words.backups.title}>
      <p className={css.note}>{words.backups.note}</p>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {backups.data?.length === 0 ? <p className={css.note}>{words.backups.none}</p> : null}
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      <p className={css.note}>{words.backups.oldSecret}</p>
      <Switch
        label={words.backups.withTokens}
        hint={words.backups.withTokensHint}
        checked={withTokens}
        onChange={setWithTokens}
      />
      <div className={css.action}>
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {words.backups.make}
        </Button>
      </div>
    </Card>
  );
}
