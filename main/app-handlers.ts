import type { StewardContract } from '../shared/contract/contract.ts';
import { AppError } from '../shared/failure.ts';
import type { Handlers } from '../shared/rpc.ts';
import type { Admitted } from './admission.ts';
import type { DemoPlug } from './connection/demo-plug.ts';
import type { Reach } from './connection/reach.ts';
import type { About, Caller, Links, Menu, SettingsStore } from './ports.ts';
import type { Desk } from './workspace/desk.ts';

interface AppNeeds {
  readonly settings: SettingsStore;
  readonly menu: Menu;
  readonly links: Links;
  readonly reach: Reach;
  readonly plug: DemoPlug;
  readonly desk: Pick<Desk, 'state'>;
  readonly version: string;
  readonly about: About;
}

/** What belongs to the window and this computer, before and after anybody signs in. */
export function appHandlers({
  settings,
  menu,
  links,
  reach,
  plug,
  desk,
  version,
  about,
}: AppNeeds): Handlers<StewardContract, Admitted>['app'] {
  const isDemo = (caller: Caller) => desk.state(caller).signedIn?.kind === 'demo';
  const connection = (caller: Caller) => ({
    offlineSince: isDemo(caller) ? plug.pulledAt() : reach.offlineSince(),
  });
  return {
    info: () => infoOf(settings, version),
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
    connection: (_, { caller }) => connection(caller),
    tryConnection: async (_, { caller }) => {
      if (!isDemo(caller)) await reach.tryAgain();
      return connection(caller);
    },
    pullPlug: ({ pulled }, { here }) => {
      if (here().work.kind !== 'demo')
        throw new AppError('not_allowed', 'Only the demo agency has a plug to pull.');
      plug.pull(pulled);
      return {};
    },
    takeLink: () => ({ link: links.take() }),
  };
}

export function infoOf(settings: SettingsStore, version: string) {
  return {
    version,
    settingsTrouble: settings.trouble(),
    appearance: settings.appearance(),
    language: settings.language(),
    tourDone: settings.tourDone(),
  };
}
