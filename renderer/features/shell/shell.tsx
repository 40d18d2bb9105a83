import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/use-words.ts';
import { Tokens } from '../admin/tokens.tsx';
import { ClientAudit, WorkspaceAudit } from '../audit/audit.tsx';
import { AllClients } from '../clients/all-clients.tsx';
import { Overview } from '../overview/overview.tsx';
import { People } from '../people/people.tsx';
import { Settings } from '../settings/settings.tsx';
import { useLinks, useMenuCommands } from './commands.ts';
import { DeskRail } from './desk-rail.tsx';
import { Palette } from './palette.tsx';
import { usePaletteAnswers } from './palette-answers.ts';
import { forgetScreens, useScreen } from './screen-store.ts';
import css from './shell.module.css';

export function Shell({ signedIn }: { readonly signedIn: SignedIn }) {
  useMenuCommands(signedIn.person.isSuperAdmin);
  useLinks();
  useEffect(() => forgetScreens, []);
  return (
    <div className={css.app}>
      <DeskRail signedIn={signedIn} />
      <main className={css.main}>
        {signedIn.notices.map((notice) => (
          <Banner key={notice} tone="warn" strip>
            {notice}
          </Banner>
        ))}
        <Current signedIn={signedIn} />
      </main>
      <Search isSuperAdmin={signedIn.person.isSuperAdmin} />
    </div>
  );
}

function Search({ isSuperAdmin }: { readonly isSuperAdmin: boolean }) {
  const { search, setSearch } = useScreen();
  const others = usePaletteAnswers(isSuperAdmin);
  if (search === null) return null;
  return <Palette only={search} others={others} onClose={() => setSearch(null)} />;
}

function Current({ signedIn }: { readonly signedIn: SignedIn }) {
  const screen = useScreen((state) => state.screen);
  const clients = useQuery(queries.clients());
  const words = useWords();
  if (screen.at === 'all-clients') return <AllClients isSuperAdmin={signedIn.person.isSuperAdmin} />;
  if (screen.at === 'tokens') return <Tokens />;
  if (screen.at === 'people') return <People ownId={signedIn.person.id} />;
  if (screen.at === 'settings') return <Settings isSuperAdmin={signedIn.person.isSuperAdmin} />;
  if (screen.at === 'audit') return <WorkspaceAudit />;
  const client = clients.data?.find((one) => one.id === screen.clientId);
  if (!client) return <p className={css.content}>{words.desk.chooseClient}</p>;
  // Keyed by the client: another client is another component, so nothing of the last one can stay on screen.
  if (screen.at === 'overview')
    return <Overview key={client.id} client={client} isSuperAdmin={signedIn.person.isSuperAdmin} />;
  return <ClientAudit key={client.id} client={client} />;
}
