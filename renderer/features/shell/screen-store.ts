import { create } from 'zustand';

/** Where the person is. Tagged, so that a client's screen cannot exist without its client. */
export type Screen =
  | { readonly at: 'all-clients' }
  | { readonly at: 'overview'; readonly clientId: string }
  | { readonly at: 'client-audit'; readonly clientId: string }
  | { readonly at: 'audit' }
  | { readonly at: 'tokens' };

interface ScreenState {
  readonly screen: Screen;
  readonly go: (screen: Screen) => void;
}

export const useScreen = create<ScreenState>()((set) => ({
  screen: { at: 'all-clients' },
  go: (screen) => set({ screen }),
}));

export function clientOf(screen: Screen): string | null {
  return 'clientId' in screen ? screen.clientId : null;
}
