import { KeyRound, LayoutGrid, Lock, type LucideIcon, Settings, Shield, Users } from 'lucide-react';
import { api } from '../../api.ts';
import { useWords } from '../../words/use-words.ts';
import type { Answer } from './palette.tsx';
import { type Screen, useScreen } from './screen-store.ts';

/** Screens and actions of the quick search; only those that this person has. */
export function usePaletteAnswers(isSuperAdmin: boolean): readonly Answer[] {
  const words = useWords();
  const go = useScreen((state) => state.go);
  const screen = (target: Screen, text: string, icon: LucideIcon): Answer => ({
    key: target.at,
    text,
    kind: 'screen',
    icon,
    act: () => go(target),
  });
  const lock: Answer = {
    key: 'lock',
    text: words.desk.lock,
    kind: 'action',
    icon: Lock,
    act: () => void api.workspace.lock({}),
  };
  const admin = [
    screen({ at: 'audit' }, words.desk.audit, Shield),
    screen({ at: 'people' }, words.people.title, Users),
    screen({ at: 'tokens' }, words.desk.tokens, KeyRound),
  ];
  return [
    screen({ at: 'all-clients' }, words.desk.allClients, LayoutGrid),
    ...(isSuperAdmin ? admin : []),
    screen({ at: 'settings' }, words.settings.title, Settings),
    lock,
  ];
}
