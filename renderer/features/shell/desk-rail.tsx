import { useQuery } from '@tanstack/react-query';
import { Inbox, LayoutGrid, Lock, SlidersHorizontal } from 'lucide-react';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Dot } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Rail, RailItem, RailSection, SwitcherButton } from '../../ui/rail.tsx';
import { useLanguage } from '../../words/language.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { clientScreenNames, screensOf } from './places.ts';
import { SwitchPerson } from '../door/switch-person.tsx';
import { noticesIn } from '../notices/queries.ts';
import { ClientLogo } from '../clients/client-logo.tsx';
import { clientOf, type Screen, useScreen } from './screen-store.ts';
import { clientScreens, workspaceScreens } from './screens.tsx';
import css from './shell.module.css';

interface DeskRailProps {
  readonly signedIn: SignedIn;
  readonly onNotices: () => void;
}

/** Where one can go, who is open, who sits here. The screens come from screens.tsx. */
export function DeskRail({ signedIn, onNotices }: DeskRailProps) {
  const words = useWords();
  const screen = useScreen((state) => state.screen);
  const clientId = clientOf(screen);
  const { isSuperAdmin } = signedIn.person;
  return (
    <Rail label={words.desk.navigation} footer={<Person signedIn={signedIn} />}>
      <ClientSwitcher clientId={clientId} />
      {clientId === null ? null : (
        <RailSection title={words.desk.name}>
          {clientScreenNames.map((at) => (
            <Place key={at} to={{ at, clientId }} entry={clientScreens[at]} />
          ))}
        </RailSection>
      )}
      <RailSection title={words.desk.workspace}>
        {screensOf('workspace', isSuperAdmin)
          .filter((at) => at !== 'settings')
          .map((at) => (
            <Place key={at} to={{ at }} entry={workspaceScreens[at]} />
          ))}
        <NoticesItem onPress={onNotices} />
        <Place to={{ at: 'settings' }} entry={workspaceScreens.settings} />
        {clientId === null ? null : <AdminDoor isSuperAdmin={isSuperAdmin} />}
      </RailSection>
      {clientId === null ? <AdminPlaces isSuperAdmin={isSuperAdmin} /> : null}
    </Rail>
  );
}

interface PlaceProps {
  readonly to: Screen;
  readonly entry: (typeof clientScreens)['overview'] | (typeof workspaceScreens)['settings'];
}

function Place({ to, entry }: PlaceProps) {
  const words = useWords();
  const { screen, go } = useScreen();
  const waiting = (entry.useCount ?? nothingWaits)(clientOf(to));
  return (
    <RailItem
      icon={entry.icon}
      label={entry.label(words)}
      current={screen.at === to.at}
      onPress={() => go(to)}
      count={waiting.count}
      hot={waiting.hot}
    />
  );
}

const nothingWaits = () => ({ count: 0, hot: false });

/** How many are unread stands beside it; it opens a drawer, so that one stays where one is. */
function NoticesItem({ onPress }: { readonly onPress: () => void }) {
  const words = useWords();
  const list = useQuery(noticesIn(useLanguage()));
  const unread = list.data?.unread ?? 0;
  return (
    <RailItem icon={Inbox} label={words.notices.title} count={unread} hot={unread > 0} onPress={onPress} />
  );
}

/** With a client open the rail is the client's: the admin screens are one door. Without one, there is room for them. */
function AdminDoor({ isSuperAdmin }: { readonly isSuperAdmin: boolean }) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  const [first] = screensOf('admin', isSuperAdmin);
  if (!first) return null;
  return <RailItem icon={SlidersHorizontal} label={words.desk.admin} onPress={() => go({ at: first })} />;
}

function AdminPlaces({ isSuperAdmin }: { readonly isSuperAdmin: boolean }) {
  const words = useWords();
  const places = screensOf('admin', isSuperAdmin);
  if (places.length === 0) return null;
  return (
    <RailSection title={words.desk.admin}>
      {places.map((at) => (
        <Place key={at} to={{ at }} entry={workspaceScreens[at]} />
      ))}
    </RailSection>
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
      before={client ? <ClientLogo client={client} /> : <LayoutGrid size={16} strokeWidth={1.75} />}
      onClick={() => setSearch('clients')}
    >
      {client ? client.name : words.desk.chooseClient}
    </SwitcherButton>
  );
}

function Person({ signedIn }: { readonly signedIn: SignedIn }) {
  const words = useWords();

  return (
    <>
      <span>{signedIn.workspaceName}</span>
      {signedIn.kind === 'real' ? <ConnectionLine /> : null}
      <TrailLine />
      <div className={css.person} data-narrow>
        <span>{signedIn.person.name}</span>
        <SwitchPerson signedIn={signedIn} />
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

/** Whether Meta can be reached, as far as anybody knows; the bar over the screen says more while it cannot. */
function ConnectionLine() {
  const words = useWords();
  const formats = useFormats();
  const connection = useQuery(queries.connection());
  const since = connection.data?.offlineSince ?? null;
  return (
    <span className={css.state}>
      <Dot tone={since === null ? 'good' : 'warn'} />
      {since === null ? words.ui.online : words.ui.offlineShort(formats.time(since))}
    </span>
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
