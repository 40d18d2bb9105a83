import { BrowserWindow, ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { AppError } from '../../shared/failure.ts';
import type { Served } from '../../shared/rpc.ts';
import type { Caller, EmitEvent, Log } from '../ports.ts';
import { isPageOf, senderRefusal } from './sender-rule.ts';

/** The only two channels; preload/index.ts names them too. */
const callChannel = 'steward:call';
const eventChannel = 'steward:event';

export interface Door {
  /** Lets a window's page call and hear. */
  admit(window: BrowserWindow): void;
  /** Sends an event to every admitted window that shows our page. */
  readonly emit: EmitEvent;
}

/** SECURITY: the only place with ipcMain (Electron's checklist, 17); a test asks Electron that nothing else listens. */
export function openDoor(origin: string, served: Served<Caller>, log: Log): Door {
  const callers = new Map<WebContents, Caller>();

  ipcMain.handle(callChannel, (event, name: unknown, text: unknown): Promise<string> | string => {
    // Read before anything is awaited: the frame can navigate away under us.
    const caller = callers.get(event.sender);
    const refusal = senderRefusal(knockOf(event, caller !== undefined), origin);
    if (refusal !== null || caller === undefined) {
      log.info('ipc.refused', { why: refusal });
      return refused(new AppError('not_allowed', 'Steward does not answer this page.'));
    }
    if (typeof name !== 'string' || typeof text !== 'string') {
      return refused(new AppError('invalid_request', 'That request cannot be read.'));
    }
    return served(name, text, caller);
  });

  return {
    admit(window) {
      const contents = window.webContents;
      callers.set(contents, { window: window.id });
      contents.once('destroyed', () => callers.delete(contents));
    },
    emit(name, payload) {
      const text = JSON.stringify(payload);
      for (const contents of callers.keys()) {
        if (contents.isDestroyed() || contents.isCrashed() || !isPageOf(origin, contents.getURL())) continue;
        contents.send(eventChannel, name, text);
      }
    },
  };
}

function knockOf(event: IpcMainInvokeEvent, isAdmitted: boolean) {
  const frame = event.senderFrame;
  const window = BrowserWindow.fromWebContents(event.sender);
  return {
    frame: frame === null ? null : { url: frame.url, isMain: frame.parent === null },
    fromOurWindow: isAdmitted && window !== null && !window.isDestroyed(),
  };
}

function refused(failure: AppError): string {
  return JSON.stringify({ ok: false, failure: failure.toFailure() });
}
