import { useQuery } from '@tanstack/react-query';
import { Fragment, useCallback, useEffect, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { inWords } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { hideToasts } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { LockedBar } from '../door/locked-bar.tsx';
import { ClientTokenBanner } from '../admin/token-news.tsx';
import { NoticesDrawer } from '../notices/notices-drawer.tsx';
import { useNews } from '../notices/use-news.ts';
import { TourBar } from '../tour/tour-bar.tsx';
import { useCsvDrop } from '../import/use-csv-drop.ts';
import { type Actions, useActions, useLinks, useMenuCommands, useOpenNotice } from './commands.ts';
import { Complete } from './complete.tsx';
import { DeskRail } from './desk-rail.tsx';
import { OfflineBar } from './offline-bar.tsx';
import { Palette } from './palette.tsx';
import { usePaletteAnswers } from './palette-answers.ts';
import { clientOf, forgetScreens, useScreen } from './screen-store.ts';
import { clientScreens, workspaceScreens } from './screens.tsx';
import css from './shell.module.css';
import { WorkBar } from './work-bar.tsx';

export function Shell({ signedIn }: { readonly signedIn: SignedIn }) {
  const actions = useActions(signedIn.person.isSuperAdmin);
  useMenuCommands(actions);
  useCsvDrop(signedIn.person.isSuperAdmin);
  useLinks(signedIn.person.isSuperAdmin);
  const [showsNews, setShowsNews] = useState(false);
  const openNotice = useOpenNotice(signedIn.person.isSuperAdmin);
  const openNews = useCallback(() => setShowsNews(true), []);
  useNews(openNotice, openNews);
  useEffect(() => forgetScreens, []);
  useEffect(() => hideToasts, []);
  return (
    <div className={css.app}>
      <DeskRail signedIn={signedIn} onNotices={() => setShowsNews(true)} />
      <main className={css.main}>
        {signedIn.locked ? <LockedBar signedIn={signedIn} /> : null}
        {signedIn.kind === 'real' ? <OfflineBar /> : null}
        {signedIn.kind === 'demo' && !signedIn.locked ? (
          <TourBar isSuperAdmin={signedIn.person.isSuperAdmin} />
        ) : null}
        {signedIn.notices.map((notice) => (
          <Banner key={notice} tone="warn" strip>
            {inWords(notice)}
          </Banner>
        ))}
        {/* Locking closes every dialog, with whatever it shows or somebody typed into it. */}
        <Current key={signedIn.locked ? 'locked' : 'open'} signedIn={signedIn} />
        <WorkBar />
      </main>
      {showsNews ? (
        <NoticesDrawer
          onClose={() => setShowsNews(false)}
          onOpen={(notice) => {
            setShowsNews(false);
            openNotice(notice);
          }}
        />
      ) : null}
      <Search isSuperAdmin={signedIn.person.isSuperAdmin} actions={actions} />
    </div>
  );
}

function Search({ isSuperAdmin, actions }: { readonly isSuperAdmin: boolean; readonly actions: Actions }) {
  const { search, setSearch } = useScreen();
  const others = usePaletteAnswers(isSuperAdmin, actions);
  if (search === null) return null;
  return <Palette only={search} others={others} onClose={() => setSearch(null)} />;
}

function Current({ signedIn }: { readonly signedIn: SignedIn }) {
  const screen = useScreen((state) => state.screen);
  const clients = useQuery(queries.clients());
  const words = useWords();
  const client = clients.data?.find(({ id }) => id === clientOf(screen));
  useWindowTitle(client?.name ?? null);
  useFreshClient(signedIn.locked ? null : (client?.id ?? null));
  if (!('clientId' in screen)) {
    const entry = workspaceScreens[screen.at];
    if (entry.forSuperAdmins && !signedIn.person.isSuperAdmin) return null;
    return <Fragment key={screen.at}>{entry.show({ signedIn, item: screen.item })}</Fragment>;
  }
  if (!client) return <p className={css.content}>{words.desk.chooseClient}</p>;
  const { show } = clientScreens[screen.at];
  // Keyed by the client: another client is another component, so nothing of the last one can stay on screen.
  return (
    <Complete key={`${screen.at} ${client.id}`} client={client}>
      <ClientTokenBanner clientId={client.id} />
      {show({ client, signedIn, item: screen.item })}
    </Complete>
  );
}

/** The client on screen is synced before all others, when its figures are not fresh; whether they are, main decides. */
function useFreshClient(clientId: Client['id'] | null): void {
  useEffect(() => {
    // Somebody without an account yet, an archived client: nothing to say, the screen has its own words.
    if (clientId !== null) api.sync.opened({ clientId }).catch(() => undefined);
  }, [clientId]);
}

/** The desktop's list of windows says which client is open; nothing of it stays there once it is locked. */
function useWindowTitle(clientName: string | null): void {
  useEffect(() => {
    document.title = clientName === null ? productName : `${clientName} · ${productName}`;
    return () => {
      document.title = productName;
    };
  }, [clientName]);
}

const productName = 'Steward';
