import { protocol, type Session } from 'electron';
import {
  answerFor,
  pictureAnswer,
  pictureAsked,
  scheme,
  type MadePages,
  type ServedFiles,
} from './served-files.ts';

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      // SECURITY: no corsEnabled (it lets any origin read us), no bypassCSP, no allowServiceWorkers.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** A picture of a client, for whoever is signed in and may see that client. */
export type KeptPictures = (
  clientId: string,
  id: string,
) => Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>;

export function serveFiles(
  session: Session,
  ui: ServedFiles,
  reports: MadePages,
  pictures: KeptPictures = () => Promise.resolve(null),
  fileAsked: (address: string) => void = () => undefined,
): void {
  session.protocol.handle(scheme, async (request) => {
    fileAsked(request.url);
    const asked = pictureAsked(request.method, request.url);
    const answer = asked
      ? pictureAnswer(await pictures(asked.clientId, asked.id).catch(() => null))
      : answerFor(request.method, request.url, ui, reports);
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
}
