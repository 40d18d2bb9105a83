import { useQuery } from '@tanstack/react-query';
import { House, KeyRound, LayoutGrid, Lock, Settings as SettingsIcon, Shield, Users } from 'lucide-react';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';
import { ClientMark } from '../../ui/client-mark.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Rail, RailItem, RailSection, SwitcherButton } from '../../ui/rail.tsx';
import { useWords } from '../../words/use-words.ts';
import { clientOf, useScreen } from './screen-store.ts';
import css from './shell.module.css';

/** Where one can go, who is open, who sits here. Only screens that work are in it. */
export function DeskRail({ signedIn }: { readonly signedIn: SignedIn }) {
  const words = useWords();
  const { screen, go } = useScreen();
  const clientId = clientOf(screen);
  return (
    <Rail label={words.desk.navigation} footer={<Person signedIn={signedIn} />}>
      <ClientSwitcher clientId={clientId} />
      {clientId === null ? null : <ClientItems clientId={clientId} />}
      <RailSection title={words.desk.workspace}>
        <RailItem
          icon={LayoutGrid}
          label={words.desk.allClients}
          current={screen.at === 'all-clients'}
          onPress={() => go({ at: 'all-clients' })}
        />
        {signedIn.person.isSuperAdmin ? <AdminItems /> : null}
        <RailItem
          icon={SettingsIcon}
          label={words.settings.title}
          current={screen.at === 'settings'}
          onPress={() => go({ at: 'settings' })}
        />
      </RailSection>
    </Rail>
  );
}

/** Which client is open is always in sight, and never more than a few letters from another. */
function ClientSwitcher({ clientId }: { readonly clientId: string | null }) {
  const words = useWords();
  const setSearch = useScreen((state) => state.setSearch);
  const clients = useQuery(queries.clients());
  const client = clients.data?.find((one) => one.id === clientId);
  if (!clients.data || clients.data.length === 0) return null;
  return (
    <SwitcherButton
      before={
        client ? (
          <ClientMark name={client.name} colour={client.colour} />
        ) : (
          <LayoutGrid size={16} strokeWidth={1.75} />
        )
      }
      onClick={() => setSearch('clients')}
    >
      {client ? client.name : words.desk.chooseClient}
    </SwitcherButton>
  );
}

function ClientItems({ clientId }: { readonly clientId: string }) {
  const words = useWords();
  const { screen, go } = useScreen();
  return (
    <RailSection title={words.desk.name}>
      <RailItem
        icon={House}
        label={words.desk.overview}
        current={screen.at === 'overview'}
        onPress={() => go({ at: 'overview', clientId })}
      />
      <RailItem
        icon={Shield}
        label={words.desk.audit}
        current={screen.at === 'client-audit'}
        onPress={() => go({ at: 'client-audit', clientId })}
      />
    </RailSection>
  );
}

function AdminItems() {
  const words = useWords();
  const { screen, go } = useScreen();
  return (
    <>
      <RailItem
        icon={Shield}
        label={words.desk.audit}
        current={screen.at === 'audit'}
        onPress={() => go({ at: 'audit' })}
      />
      <RailItem
        icon={Users}
        label={words.people.title}
        current={screen.at === 'people'}
        onPress={() => go({ at: 'people' })}
      />
      <RailItem
        icon={KeyRound}
        label={words.desk.tokens}
        current={screen.at === 'tokens'}
        onPress={() => go({ at: 'tokens' })}
      />
    </>
  );
}

function Person({ signedIn }: { readonly signedIn: SignedIn }) {
  const words = useWords();

  return (
    <>
      <span>{signedIn.workspaceName}</span>
      <TrailLine />
      <div className={css.person}>
        <span>{signedIn.person.name}</span>
        <IconButton
          icon={Lock}
          label={words.desk.lock}
          size="small"
          onClick={() => void api.workspace.lock({})}
        />
      </div>
    </>
  );
}

/** The audit head on every screen: who notes it down can later show that nothing before it was rewritten. */
function TrailLine() {
  const words = useWords();
  const trail = useQuery(queries.trail());
  const { ok = null, head = null } = trail.data ?? {};
  const said =
    ok === null ? words.audit.unverifiedShort : ok ? words.audit.verifiedShort : words.audit.brokenShort;
  const short = head === null ? '' : ` · ${head.hash.slice(0, 4)}…${head.hash.slice(-2)}`;
  return <span className={ok === false ? css.alarm : undefined}>{said + short}</span>;
}
