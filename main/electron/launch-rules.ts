/** What is known about a start before anything else happens. */
export interface Launch {
  readonly packaged: boolean;
  /** `null` on Windows, which has no user ids. */
  readonly uid: number | null;
  readonly argv: readonly string[];
}

/** Chromium and Electron switches that would open the app to another program, or take its walls down. */
const refusedFamilies: readonly RegExp[] = [
  /^remote-(debugging|allow-origins)/,
  /^inspect/,
  /^debug/,
  /sandbox/,
  /^(no-zygote|single-process|in-process-gpu)$/,
  /^host-(rules|resolver-rules)$/,
  /^proxy-/,
  /^no-proxy-server$/,
  /^(winhttp-proxy-resolver|auth-(server|negotiate).*)$/,
  /^ignore-certificate-errors/,
  /^(allow-insecure-localhost|allow-running-insecure-content|unsafely-treat-insecure-origin-as-secure)$/,
  /^(disable-web-security|disable-site-isolation.*|allow-file-access.*|test-type)$/,
  /^(enable|disable)-blink-features$/,
  /^(js-flags|load-extension|disable-extensions-except)$/,
  /^(renderer|utility|gpu|ppapi-plugin)-(cmd-prefix|launcher)$/,
  /^(browser-subprocess-path|utility-cmd-prefix)$/,
  /^(log-net-log|net-log-capture-mode|ssl-key-log-file)$/,
  /^(use-mock-keychain|require|r|app)$/,
];

/** The sentence with which a start is refused, or `null`. Developers may do all of this; a shipped app may not. */
export function launchRefusal(launch: Launch): string | null {
  if (!launch.packaged) return null;
  // SECURITY: Chromium has no sandbox for root, so every page would run with all rights.
  if (launch.uid === 0) return 'Steward does not start as root: please start it as an ordinary user.';
  // SECURITY: switches that fuses do not cover.
  const bad = launch.argv.map(switchName).find((name) => name !== null && isRefused(name));
  return bad ? `Steward does not start with --${bad}: please start it without that switch.` : null;
}

/** Chromium takes `--name`, `-name` and, on Windows, `/name`, in any case there. */
function switchName(argument: string): string | null {
  const name = /^(?:--?|\/)([A-Za-z][\w-]*)(?:=|$)/.exec(argument)?.[1];
  return name?.toLowerCase() ?? null;
}

function isRefused(name: string): boolean {
  return refusedFamilies.some((family) => family.test(name));
}
