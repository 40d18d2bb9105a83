import { create } from 'zustand';

/** Where the person is. Tagged, so that a client's screen cannot exist without its client. */
export type Screen =
  | { readonly at: 'all-clients' }
  | { readonly at: 'overview'; readonly clientId: string }
  | { readonly at: 'client-audit'; readonly clientId: string }
  | { readonly at: 'audit' }
  | { readonly at: 'people' }
  | { readonly at: 'settings' }
  | { readonly at: 'tokens' };

interface ScreenState {
  readonly screen: Screen;
  /** Clients in the order they were last opened, newest first. */
  readonly recent: readonly string[];
  /** Which quick search is open. */
  readonly search: 'clients' | 'everything' | null;
  readonly go: (screen: Screen) => void;
  readonly setSearch: (search: ScreenState['search']) => void;
}

export const useScreen = create<ScreenState>()((set) => ({
  screen: { at: 'all-clients' },
  recent: [],
  search: null,
  go: (screen) => set(({ recent }) => ({ screen, recent: withRecent(recent, clientOf(screen)) })),
  setSearch: (search) => set({ search }),
}));

export function clientOf(screen: Screen): string | null {
  return 'clientId' in screen ? screen.clientId : null;
}

/** The next person starts where everybody starts: the last one's client or admin screen is not theirs. */
export function forgetScreens(): void {
  useScreen.setState({ screen: { at: 'all-clients' }, recent: [], search: null });
}

const mostRecent = 20;

export function withRecent(recent: readonly string[], clientId: string | null): readonly string[] {
  if (clientId === null || recent[0] === clientId) return recent;
  return [clientId, ...recent.filter((id) => id !== clientId)].slice(0, mostRecent);
}
