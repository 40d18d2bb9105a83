import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type Language, languageNames, languages, setLanguage, useLanguage } from '../../words/language.ts';
import { useWords } from '../../words/use-words.ts';
import { ChangePassphrase } from '../people/change-passphrase.tsx';
import shell from '../shell/shell.module.css';
import { BackupCard } from './backup-card.tsx';
import { KeysCard } from './keys-card.tsx';
import { LockCard, QuickCard } from './lock-cards.tsx';
import css from './settings.module.css';

export function Settings({ isSuperAdmin }: { readonly isSuperAdmin: boolean }) {
  const words = useWords();
  const info = useQuery(queries.info());
  return (
    <>
      <PageHeader title={words.settings.title} />
      <div className={shell.content}>
        <div className={css.column}>
          <Card title={words.settings.appearance}>
            <Appearance />
          </Card>
          <Card title={words.settings.language}>
            <LanguageChoice />
          </Card>
          <Card title={words.settings.passphrase}>
            <p className={css.note}>{words.settings.passphraseNote}</p>
            <ChangePassphrase />
          </Card>
          <LockCard isSuperAdmin={isSuperAdmin} />
          <QuickCard />
          {isSuperAdmin ? <KeysCard /> : null}
          {isSuperAdmin ? <BackupCard /> : null}
          <Card title={words.settings.about}>
            <p className={css.note}>{info.data ? words.settings.version(info.data.version) : null}</p>
          </Card>
        </div>
      </div>
    </>
  );
}

function Appearance() {
  const words = useWords();
  const cache = useQueryClient();
  const info = useQuery(queries.info());
  const choose = useMutation({
    mutationFn: (appearance: 'system' | 'light' | 'dark') => api.app.setAppearance({ appearance }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['info'] }),
  });
  return (
    <Segmented
      label={words.settings.appearance}
      value={info.data?.appearance ?? 'system'}
      onChange={(appearance) => choose.mutate(appearance)}
      segments={(['system', 'light', 'dark'] as const).map((value) => ({
        value,
        label: words.settings[value],
      }))}
    />
  );
}

function LanguageChoice() {
  const words = useWords();
  const language = useLanguage();
  const choose = useMutation({
    mutationFn: (next: Language) => api.app.setLanguage({ language: next }),
    onMutate: setLanguage,
  });
  return (
    <Segmented
      label={words.settings.language}
      value={language}
      onChange={(next) => choose.mutate(next)}
      segments={languages.map((value) => ({ value, label: languageNames[value] }))}
    />
  );
}
