import { Zap } from 'lucide-react';
import { useWords } from '../../words/use-words.ts';
import type { Actions } from './commands.ts';
import type { Answer } from './palette.tsx';
import { clientScreenNames, screensOf } from './places.ts';
import { clientOf, useScreen } from './screen-store.ts';
import { clientScreens, workspaceScreens } from './screens.tsx';

/** Screens and actions of the quick search; only those that this person has here and now, the open client's first. */
export function usePaletteAnswers(isSuperAdmin: boolean, actions: Actions): readonly Answer[] {
  const words = useWords();
  const { screen, go } = useScreen();
  const clientId = clientOf(screen);
  const ofClient = clientId === null ? [] : clientScreenNames;
  const ofWorkspace = [...screensOf('workspace', isSuperAdmin), ...screensOf('admin', isSuperAdmin)];
  return [
    ...ofClient.map((at): Answer => {
      const { label, icon } = clientScreens[at];
      const act = () => (clientId === null ? undefined : go({ at, clientId }));
      return { key: at, text: label(words), kind: 'screen', icon, act };
    }),
    ...ofWorkspace.map((at): Answer => {
      const { label, icon } = workspaceScreens[at];
      return { key: at, text: label(words), kind: 'screen', icon, act: () => go({ at }) };
    }),
    ...Object.entries(words.palette.actions).flatMap(([command, text]): Answer[] => {
      const act = actions[command];
      return act ? [{ key: command, text, kind: 'action', icon: Zap, act }] : [];
    }),
  ];
}
