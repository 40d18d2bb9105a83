import type { StewardContract } from '../shared/contract/contract.ts';
import type { Handlers } from '../shared/rpc.ts';
import type { Admitted } from './admission.ts';
import type { Reach } from './connection/reach.ts';
import type { About, Links, Menu, SettingsStore } from './ports.ts';

interface AppNeeds {
  readonly settings: SettingsStore;
  readonly menu: Menu;
  readonly links: Links;
  readonly reach: Reach;
  readonly version: string;
  readonly about: About;
}

/** What belongs to the window and this computer, before and after anybody signs in. */
export function appHandlers({
  settings,
  menu,
  links,
  reach,
  version,
  about,
}: AppNeeds): Handlers<StewardContract, Admitted>['app'] {
  return {
    info: () => ({
      version,
      settingsTrouble: settings.trouble(),
      appearance: settings.appearance(),
      language: settings.language(),
      tourDone: settings.tourDone(),
    }),
    about: () => ({ versions: [...about.versions], licences: [...about.licences()] }),
    setAppearance: ({ appearance }) => {
      settings.setAppearance(appearance);
      return {};
    },
    setLanguage: ({ language }) => {
      settings.setLanguage(language);
      menu.speak(language);
      return {};
    },
    setTourDone: ({ done }) => {
      settings.setTourDone(done);
      return {};
    },
    enableCommands: ({ commands }) => {
      menu.enable(commands);
      return {};
    },
    connection: () => ({ offlineSince: reach.offlineSince() }),
    tryConnection: async () => {
      await reach.tryAgain();
      return { offlineSince: reach.offlineSince() };
    },
    takeLink: () => ({ link: links.take() }),
  };
}
