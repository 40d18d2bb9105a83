import { useQuery } from '@tanstack/react-query';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import { queries } from '../../queries.ts';
import { useWords } from '../../words/use-words.ts';
import { Tokens } from '../admin/tokens.tsx';
import { ClientAudit, WorkspaceAudit } from '../audit/audit.tsx';
import { AllClients } from '../clients/all-clients.tsx';
import { Overview } from '../overview/overview.tsx';
import { useLinks, useMenuCommands } from './commands.ts';
import { DeskRail } from './desk-rail.tsx';
import { useScreen } from './screen-store.ts';
import css from './shell.module.css';

export function Shell({ signedIn }: { readonly signedIn: SignedIn }) {
  useMenuCommands(signedIn.person.isSuperAdmin);
  useLinks();
  return (
    <div className={css.app}>
      <DeskRail signedIn={signedIn} />
      <main className={css.main}>
        <Current signedIn={signedIn} />
      </main>
    </div>
  );
}

function Current({ signedIn }: { readonly signedIn: SignedIn }) {
  const screen = useScreen((state) => state.screen);
  const clients = useQuery(queries.clients());
  const words = useWords();
  if (screen.at === 'all-clients') return <AllClients isSuperAdmin={signedIn.person.isSuperAdmin} />;
  if (screen.at === 'tokens') return <Tokens />;
  if (screen.at === 'audit') return <WorkspaceAudit />;
  const client = clients.data?.find((one) => one.id === screen.clientId);
  if (!client) return <p className={css.content}>{words.desk.chooseClient}</p>;
  // Keyed by the client: another client is another component, so nothing of the last one can stay on screen.
  if (screen.at === 'overview')
    return <Overview key={client.id} client={client} isSuperAdmin={signedIn.person.isSuperAdmin} />;
  return <ClientAudit key={client.id} client={client} />;
}
