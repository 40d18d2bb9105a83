import { create } from 'zustand';

/** A screen's name; what it looks like and where it stands in the rail is one entry in screens.tsx. */
export type ClientScreenName = 'overview' | 'ads' | 'page' | 'budgets' | 'reports' | 'setup' | 'client-audit';
export type WorkspaceScreenName =
  | 'all-clients'
  | 'approvals'
  | 'alerts'
  | 'all-reports'
  | 'audit'
  | 'admin'
  | 'people'
  | 'import'
  | 'tokens'
  | 'network'
  | 'sync'
  | 'access'
  | 'isolation'
  | 'policies'
  | 'settings';

/** Where the person is. Tagged, so that a client's screen cannot exist without its client. */
export type Screen =
  | { readonly at: ClientScreenName; readonly clientId: string; readonly item?: string | undefined }
  | { readonly at: WorkspaceScreenName; readonly item?: string | undefined };

interface ScreenState {
  readonly screen: Screen;
  /** Where Back and Forward lead, nearest first. */
  readonly past: readonly Screen[];
  readonly future: readonly Screen[];
  /** Clients in the order they were last opened, newest first. */
  readonly recent: readonly string[];
  /** Which quick search is open. */
  readonly search: 'clients' | 'everything' | null;
  readonly go: (screen: Screen) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly setSearch: (search: ScreenState['search']) => void;
}

const mostRecent = 20;
const mostPast = 50;

export const useScreen = create<ScreenState>()((set) => ({
  screen: { at: 'all-clients' },
  past: [],
  future: [],
  recent: [],
  search: null,
  go: (screen) =>
    set((state) => ({
      screen,
      past: isSame(screen, state.screen) ? state.past : [state.screen, ...state.past].slice(0, mostPast),
      future: isSame(screen, state.screen) ? state.future : [],
      recent: withRecent(state.recent, clientOf(screen)),
    })),
  back: () =>
    set(({ screen, past: [last, ...past], future, recent }) =>
      last
        ? { screen: last, past, future: [screen, ...future], recent: withRecent(recent, clientOf(last)) }
        : {},
    ),
  forward: () =>
    set(({ screen, past, future: [next, ...future], recent }) =>
      next
        ? { screen: next, future, past: [screen, ...past], recent: withRecent(recent, clientOf(next)) }
        : {},
    ),
  setSearch: (search) => set({ search }),
}));

export function clientOf(screen: Screen): string | null {
  return 'clientId' in screen ? screen.clientId : null;
}

function isSame(one: Screen, other: Screen): boolean {
  return one.at === other.at && one.item === other.item && clientOf(one) === clientOf(other);
}

/** The next person starts where everybody starts: the last one's client or admin screen is not theirs. */
export function forgetScreens(): void {
  useScreen.setState({ screen: { at: 'all-clients' }, past: [], future: [], recent: [], search: null });
}

export function withRecent(recent: readonly string[], clientId: string | null): readonly string[] {
  if (clientId === null || recent[0] === clientId) return recent;
  return [clientId, ...recent.filter((id) => id !== clientId)].slice(0, mostRecent);
}
