import { useEffect, useRef } from 'react';
import { create } from 'zustand';

type Action = () => void;

interface CommandState {
  /** What each command of the native menu does on this screen; the one that was mounted last wins. */
  readonly offered: Readonly<Record<string, readonly Action[]>>;
}

export const useCommandStore = create<CommandState>()(() => ({ offered: {} }));

/**
 * Offers a command of the native menu (main/electron/menu-plan.ts: `sync`, `client.add`, `report.new` …) for as long
 * as the component is on screen; `null` while it makes no sense. The menu greys out what nobody offers.
 */
export function useCommand(command: string, action: Action | null): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const isOffered = action !== null;
  useEffect(() => {
    if (!isOffered) return undefined;
    const run = () => latest.current?.();
    const change = (next: (mine: readonly Action[]) => readonly Action[]) =>
      useCommandStore.setState(({ offered }) => ({
        offered: { ...offered, [command]: next(offered[command] ?? []) },
      }));
    change((mine) => [run, ...mine]);
    return () => change((mine) => mine.filter((one) => one !== run));
  }, [command, isOffered]);
}
