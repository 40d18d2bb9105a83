import { protocol, type Session } from 'electron';
import { answerFor, scheme, type MadePages, type ServedFiles } from './served-files.ts';

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      // SECURITY: no corsEnabled (it lets any origin read us), no bypassCSP, no allowServiceWorkers (reliability.md finding 7).
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

export function serveFiles(session: Session, ui: ServedFiles, reports: MadePages): void {
  session.protocol.handle(scheme, (request) => {
    const answer = answerFor(request.method, request.url, ui, reports);
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  });
}
