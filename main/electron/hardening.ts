import { app, type Session, type WebContents } from 'electron';
import type { Log } from '../ports.ts';
import { mayRequest } from './request-rule.ts';

/** Chromium's own switches; must run before Electron is ready. `isRoot`: only in development, where nothing else works. */
export function hardenProcess(isRoot: boolean, devServer: string | null): void {
  // SECURITY: every renderer is sandboxed, whatever a window asks for (Electron's security checklist, 4). Root cannot be.
  if (!isRoot) app.enableSandbox();
  // SECURITY: Chromium resolves no name at all: <link rel=dns-prefetch> escapes both CSP and request filters.
  app.commandLine.appendSwitch(
    'host-resolver-rules',
    devServer ? 'MAP * ~NOTFOUND, EXCLUDE localhost' : 'MAP * ~NOTFOUND',
  );
  // SECURITY: nothing of Chromium's own calls home.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
}

/** Every session and every page that will ever exist; must run before Electron is ready. */
export function hardenEverything(devServer: string | null, log: Log): void {
  app.on('session-created', (session) => hardenSession(session, devServer, log));
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, log));
  // SECURITY: a client certificate or a password is never given to anybody by the renderer's network.
  app.on('login', (event) => event.preventDefault());
  app.on('select-client-certificate', (event) => event.preventDefault());
  // SECURITY: a bad certificate is never waved through.
  app.on('certificate-error', (_event, _contents, _url, _error, _certificate, answer) => answer(false));
}

function hardenSession(session: Session, devServer: string | null, log: Log): void {
  // SECURITY: Electron grants by default; all three handlers, or the refusal has holes (Electron's checklist, 5).
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.info('permission.refused', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // SECURITY: a page never picks what the screen or a device shows.
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  // SECURITY: files leave through the save dialog of main only.
  session.on('will-download', (event, item) => {
    log.info('download.refused', { type: item.getMimeType() });
    event.preventDefault();
  });
  // SECURITY: see request-rule.ts. The address itself is not logged: it may hold what a page wanted to smuggle out.
  session.webRequest.onBeforeRequest((details, answer) => {
    const { url: address, frame, resourceType: kind } = details;
    const cancel = !mayRequest(
      { address, isPage: kind === 'mainFrame', from: frame?.url ?? null },
      devServer,
    );
    if (cancel) log.info('request.refused', { kind });
    answer({ cancel });
  });
  // SECURITY: the spell checker fetches its dictionaries from a public server.
  session.setSpellCheckerEnabled(false);
}

function hardenContents(contents: WebContents, log: Log): void {
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    log.info('navigation.refused', { what });
    event.preventDefault();
  };
  // SECURITY: pages of ours never navigate; only main loads them (Electron's checklist, 13). Reload keeps the address.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isReload(contents, event.url)) return;
    refuse('frame')(event);
  });
  contents.on('will-redirect', refuse('redirect'));
  // SECURITY: no guest page within a page, and no window that a page opens (Electron's checklist, 11, 12 and 14).
  contents.on('will-attach-webview', refuse('webview'));
  contents.setWindowOpenHandler(() => {
    log.info('navigation.refused', { what: 'window' });
    return { action: 'deny' };
  });
  // SECURITY: WebRTC opens sockets that neither CSP nor onBeforeRequest sees.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** `location.reload()`, and hot reload while developing. */
function isReload(contents: WebContents, address: string): boolean {
  return address === contents.getURL();
}
