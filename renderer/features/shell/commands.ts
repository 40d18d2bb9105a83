import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Notice } from '../../../shared/model/notice.ts';
import { api, hear } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { showToast } from '../../ui/toast.tsx';
import { currentWords } from '../../words/use-words.ts';
import { useCommandStore } from './command-store.ts';
import { clientScreenNames, screenOf, screensOf } from './places.ts';
import { clientOf, useScreen } from './screen-store.ts';
import { clientScreens, workspaceScreens } from './screens.tsx';

export type Actions = Readonly<Record<string, () => void>>;

/** What each command of the native menu does now. One that is not in the map is greyed out there, and not in the palette. */
export function useActions(isSuperAdmin: boolean): Actions {
  const { screen, past, future, go, back, forward, setSearch } = useScreen();
  const offered = useCommandStore((state) => state.offered);
  const cache = useQueryClient();
  const clientId = clientOf(screen);
  const appearance = (choice: 'system' | 'light' | 'dark') => async () => {
    await api.app.setAppearance({ appearance: choice });
    await cache.invalidateQueries({ queryKey: ['info'] });
  };
  const [firstAdmin] = screensOf('admin', isSuperAdmin);
  const actions: Record<string, () => void> = {
    palette: () => setSearch('everything'),
    'client.switch': () => setSearch('clients'),
    lock: () => void api.workspace.lock({}),
    find: () => find(() => setSearch('everything')),
    'sync.all': () => void syncAll(),
    'theme.system': appearance('system'),
    'theme.light': appearance('light'),
    'theme.dark': appearance('dark'),
    about: () => go({ at: 'settings', item: 'about' }),
    ...(isSuperAdmin ? { backup: () => go({ at: 'settings', item: 'safety' }) } : {}),
    ...(past.length > 0 ? { back } : {}),
    ...(future.length > 0 ? { forward } : {}),
    ...(firstAdmin ? { 'go.admin': () => go({ at: firstAdmin }) } : {}),
  };
  for (const at of [...screensOf('workspace', isSuperAdmin), ...screensOf('admin', isSuperAdmin)]) {
    const { command } = workspaceScreens[at];
    if (command !== undefined) actions[command] = () => go({ at });
  }
  for (const at of clientId === null ? [] : clientScreenNames) {
    const { command } = clientScreens[at];
    if (command !== undefined && clientId !== null) actions[command] = () => go({ at, clientId });
  }
  for (const [command, [run]] of Object.entries(offered)) if (run) actions[command] = run;
  return actions;
}

/** In the search of the screen; in that of everything where the screen has none. */
function find(inEverything: () => void): void {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (box) box.focus();
  else inEverything();
}

async function syncAll(): Promise<void> {
  try {
    const clients = await api.clients.list({});
    await api.sync.start({ clientIds: clients.map(({ id }) => id) });
  } catch (error) {
    showToast({ tone: 'bad', title: currentWords().figures.notSynced, body: sentenceOf(error) });
  }
}

/** Keeps the native menu in step with the screen and does what is chosen there. */
export function useMenuCommands(actions: Actions): void {
  const names = Object.keys(actions).toSorted().join(' ');
  useEffect(() => {
    void api.app.enableCommands({ commands: names.split(' ') });
    return () => void api.app.enableCommands({ commands: [] });
  }, [names]);
  useEffect(() => hear('app.command', ({ command }) => actions[command]?.()), [actions]);
}

/** Follows a steward:// link once it is allowed to: whoever is signed in must be a member of the client that it names. */
export function useLinks(isSuperAdmin: boolean): void {
  const go = useScreen((state) => state.go);
  useEffect(() => {
    const follow = async () => {
      const { link } = await api.app.takeLink({});
      const target = link === null ? null : screenOf(link, isSuperAdmin);
      if (target === null) return;
      const clientId = clientOf(target);
      if (clientId === null) return go(target);
      const clients = await api.clients.list({});
      if (clients.some((client) => client.id === clientId)) go(target);
    };
    // One after the other: of two links in a hurry, the later one must be where one ends up.
    let last = follow();
    return hear('app.linked', () => {
      last = last.then(follow, follow);
    });
  }, [go, isSuperAdmin]);
}

/** Pressing a notice reads it and leads to its thing, if it has one that this person may see. */
export function useOpenNotice(isSuperAdmin: boolean): (notice: Notice) => void {
  const go = useScreen((state) => state.go);
  return useCallback(
    ({ id, link }: Notice) => {
      void api.notices.read({ ids: [id] });
      const target = link === null ? null : screenOf(link, isSuperAdmin);
      if (target !== null) go(target);
    },
    [go, isSuperAdmin],
  );
}
