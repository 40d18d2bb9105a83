/** Development-only switches, read here and nowhere else. */
export interface Switches {
  /** Another folder for everything that Steward keeps. */
  readonly profile: string | null;
  /** A sandbox Graph on this machine. */
  readonly graphOrigin: string | null;
  /** The moment that this start pretends to be. */
  readonly now: Date | null;
  /** Where electron-vite serves the renderer while developing. */
  readonly devServer: string | null;
  /** What a build would have put in, and the file that a new version would replace. */
  readonly update: { readonly releaseKey: string; readonly appFile: string } | null;
}

export class SwitchError extends Error {
  override readonly name = 'SwitchError';
}

const none: Switches = { profile: null, graphOrigin: null, now: null, devServer: null, update: null };

/** Throws a {@link SwitchError} with a sentence when a switch makes no sense. */
export function readSwitches(
  env: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
  isAbsolute: (path: string) => boolean,
): Switches {
  // SECURITY: a packaged app takes no orders from its environment.
  if (packaged) return none;
  const profile = env.STEWARD_PROFILE || null;
  if (profile !== null && !isAbsolute(profile)) {
    throw new SwitchError('STEWARD_PROFILE must be the full path of a folder.');
  }
  return {
    profile,
    graphOrigin: loopback('STEWARD_GRAPH_ORIGIN', env.STEWARD_GRAPH_ORIGIN),
    now: instant(env.STEWARD_NOW),
    devServer: loopback('ELECTRON_RENDERER_URL', env.ELECTRON_RENDERER_URL),
    update: updateSwitch(env.STEWARD_UPDATE_KEY, env.STEWARD_UPDATE_FILE, isAbsolute),
  };
}

function updateSwitch(
  releaseKey: string | undefined,
  appFile: string | undefined,
  isAbsolute: (path: string) => boolean,
): Switches['update'] {
  if (!releaseKey && !appFile) return null;
  if (releaseKey && appFile && isAbsolute(appFile)) return { releaseKey, appFile };
  throw new SwitchError(
    'STEWARD_UPDATE_KEY must be a public key, and STEWARD_UPDATE_FILE the full path of a file.',
  );
}

function loopback(name: string, text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin =
    url !== null && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  // SECURITY: tokens and the privileged page never go to, or come from, another machine.
  const isHere = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (isOrigin && isHere && ['http:', 'https:'].includes(url.protocol)) return url.origin;
  throw new SwitchError(`${name} may only name this machine, like http://127.0.0.1:4000.`);
}

function instant(text: string | undefined): Date | null {
  if (!text) return null;
  const isExact = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const moment = new Date(text);
  if (isExact && !Number.isNaN(moment.getTime())) return moment;
  throw new SwitchError('STEWARD_NOW must be a moment with its zone, like 2026-03-01T09:00:00Z.');
}
