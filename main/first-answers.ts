import { app } from '../shared/contract/app.ts';
import { workspace } from '../shared/contract/workspace.ts';
import type { Access } from '../shared/model/access.ts';
import { type Contract, serve } from '../shared/rpc.ts';
import { infoOf } from './app-handlers.ts';
import type { Caller, Ports } from './ports.ts';
import { isRestoring } from './workspace/backup/restore-folders.ts';
import { doorsOf, folderOf, kinds } from './workspace/doors.ts';

/** SECURITY: calls that are open to everybody, and what they answer before anybody can have signed in. */
export const firstCalls = {
  app: { info: app.info },
  workspace: { state: workspace.state },
} satisfies Contract<Access>;

/** The answer, or null where it is for the domain to give it. */
export type FirstAnswers = (name: string, text: string, caller: Caller) => Promise<string> | null;

/**
 * What a window has to know before it can draw its first screen. The domain is most of the code: whoever starts Steward
 * sees where to type their passphrase before it is read (P9).
 */
export function firstAnswers(needs: Pick<Ports, 'settings' | 'version' | 'folder' | 'log'>): FirstAnswers {
  const { settings, version, folder, log } = needs;
  const served = serve<typeof firstCalls, object, Caller>(
    firstCalls,
    {
      app: { info: () => infoOf(settings, version) },
      workspace: { state: () => ({ doors: doorsOf(folder), signedIn: null }) },
    },
    () => ({}),
    (name, error) => log.error('call.failed', error, { name }),
  );
  const names = new Set(
    Object.entries(firstCalls).flatMap(([noun, calls]) =>
      Object.keys(calls).map((verb) => `${noun}.${verb}`),
    ),
  );
  return (name, text, caller) => {
    if (!names.has(name)) return null;
    // The domain finishes it before anybody looks at the workspace.
    if (kinds.some((kind) => isRestoring(folderOf(folder, kind)))) return null;
    return served(name, text, caller);
  };
}
