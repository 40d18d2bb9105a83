import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useWords } from '../../words/use-words.ts';
import { ChangePassphrase } from '../people/change-passphrase.tsx';
import shell from '../shell/shell.module.css';
import { TourCard } from '../tour/tour-card.tsx';
import { AboutCard } from './about-card.tsx';
import { AgencyCard, SyncCard } from './agency-cards.tsx';
import { BackupCard } from './backup-card.tsx';
import { KeysCard } from './keys-card.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { LockCard, QuickCard } from './lock-cards.tsx';
import { ModelsCard } from './models-card.tsx';
import { QuietCard } from './quiet-card.tsx';
import { ReportsCard } from './reports-card.tsx';
import { UpdatesCard } from './updates-card.tsx';
import css from './settings.module.css';

interface SettingsProps {
  readonly signedIn: SignedIn;
  /** Where to begin: what the native menu or a link named. */
  readonly part?: string | undefined;
}

/** All on one page, in four parts; the index beside it leads to each where there is room for it. */
export function Settings({ signedIn, part }: SettingsProps) {
  const words = useWords();
  useEffect(() => {
    if (part !== undefined) showPart(part);
  }, [part]);
  const { isSuperAdmin } = signedIn.person;
  return (
    <>
      <PageHeader title={words.settings.title} />
      <div className={shell.content}>
        <div className={css.page}>
          <div className={css.column}>
            <Part id="you" title={words.settings.forYou}>
              <Card title={words.settings.appearance}>
                <Appearance />
              </Card>
              <Card title={words.settings.language}>
                <LanguageChoice />
              </Card>
              <QuietCard />
              <Card title={words.settings.passphrase}>
                <p className={css.note}>{words.settings.passphraseNote}</p>
                <ChangePassphrase />
              </Card>
              <QuickCard />
            </Part>
            {isSuperAdmin ? (
              <Part id="agency" title={words.settings.forAgency}>
                <AgencyCard key={signedIn.workspaceName} signedIn={signedIn} />
                <SyncCard />
                <ReportsCard />
              </Part>
            ) : null}
            <Part id="safety" title={words.settings.forSafety}>
              <LockCard isSuperAdmin={isSuperAdmin} />
              {isSuperAdmin ? <KeysCard /> : null}
              {isSuperAdmin ? <BackupCard /> : null}
              {isSuperAdmin ? <ModelsCard /> : null}
              {isSuperAdmin ? <UpdatesCard /> : null}
            </Part>
            <Part id="about" title={words.settings.about}>
              {signedIn.kind === 'demo' ? <TourCard /> : null}
              <AboutCard />
            </Part>
          </div>
          <Index isSuperAdmin={isSuperAdmin} />
        </div>
      </div>
    </>
  );
}

function showPart(id: string): void {
  const part = document.getElementById(`settings-${id}`);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ id, title, children }: PartProps) {
  return (
    <div id={`settings-${id}`} className={css.part} tabIndex={-1}>
      <p className={css.partTitle}>{title}</p>
      {children}
    </div>
  );
}

function Index({ isSuperAdmin }: { readonly isSuperAdmin: boolean }) {
  const words = useWords();
  const parts = [
    ['you', words.settings.forYou],
    ...(isSuperAdmin ? [['agency', words.settings.forAgency]] : []),
    ['safety', words.settings.forSafety],
    ['about', words.settings.about],
  ] as const;
  return (
    <nav className={css.index} aria-label={words.settings.sections}>
      {parts.map(([id, title]) => (
        <Button key={id} look="quiet" size="small" onClick={() => showPart(id ?? '')}>
          {title ?? ''}
        </Button>
      ))}
    </nav>
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
