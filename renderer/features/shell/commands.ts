import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, hear } from '../../api.ts';
import { clientOf, type Screen, useScreen } from './screen-store.ts';

type Action = () => void;

/** What each command of the native menu does now. A command that is not in the map is greyed out there. */
function useActions(isSuperAdmin: boolean): Readonly<Record<string, Action>> {
  const { screen, go, setSearch } = useScreen();
  const cache = useQueryClient();
  const clientId = clientOf(screen);
  const appearance = (choice: 'system' | 'light' | 'dark') => async () => {
    await api.app.setAppearance({ appearance: choice });
    await cache.invalidateQueries({ queryKey: ['info'] });
  };
  return {
    palette: () => setSearch('everything'),
    'client.switch': () => setSearch('clients'),
    lock: () => void api.workspace.lock({}),
    settings: () => go({ at: 'settings' }),
    'go.clients': () => go({ at: 'all-clients' }),
    'theme.system': appearance('system'),
    'theme.light': appearance('light'),
    'theme.dark': appearance('dark'),
    ...(isSuperAdmin
      ? { 'go.audit': () => go({ at: 'audit' }), 'go.admin': () => go({ at: 'tokens' }) }
      : {}),
    ...(clientId === null ? {} : { 'go.overview': () => go({ at: 'overview', clientId }) }),
  };
}

/** Keeps the native menu in step with the screen and does what is chosen there. */
export function useMenuCommands(isSuperAdmin: boolean): void {
  const actions = useActions(isSuperAdmin);
  const names = Object.keys(actions).toSorted().join(' ');
  useEffect(() => {
    void api.app.enableCommands({ commands: names.split(' ') });
    return () => void api.app.enableCommands({ commands: [] });
  }, [names]);
  useEffect(() => hear('app.command', ({ command }) => actions[command]?.()), [actions]);
}

/** Follows a steward:// link once it is allowed to: whoever is signed in must be a member of the client that it names. */
export function useLinks(): void {
  const go = useScreen((state) => state.go);
  useEffect(() => {
    const follow = async () => {
      const { link } = await api.app.takeLink({});
      const target = link === null ? null : screenOf(link);
      if (target === null) return;
      const clients = await api.clients.list({});
      if (clients.some((client) => client.id === clientOf(target))) go(target);
    };
    void follow();
    return hear('app.linked', () => void follow());
  }, [go]);
}

type Link = NonNullable<Awaited<ReturnType<typeof api.app.takeLink>>['link']>;

function screenOf(link: Link): Screen | null {
  return link.to === 'client' ? { at: 'overview', clientId: link.client } : null;
}
