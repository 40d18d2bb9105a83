import { AsyncLocalStorage } from 'node:async_hooks';
import type { Dialogs } from '../ports.ts';

/** What a call of another door brings along in place of what a person would choose in a dialog. */
export interface DoorAnswers {
  /** The full path of the file, or of the folder, that the call may write; null is Cancel. */
  readonly path: string | null;
}

const atDoor = new AsyncLocalStorage<DoorAnswers>();

/** Runs a call of another door: no dialog opens before whoever sits at the window. */
export function answering<T>(answers: DoorAnswers, call: () => T): T {
  return atDoor.run(answers, call);
}

export function answeredAtDoors(native: Dialogs): Dialogs {
  const path = () => atDoor.getStore()?.path ?? null;
  const isDoor = () => atDoor.getStore() !== undefined;
  return {
    saveFile: (ask) => (isDoor() ? Promise.resolve(path()) : native.saveFile(ask)),
    openFile: (ask) => (isDoor() ? Promise.resolve(null) : native.openFile(ask)),
    chooseFolder: (ask) => (isDoor() ? Promise.resolve(path()) : native.chooseFolder(ask)),
  };
}
