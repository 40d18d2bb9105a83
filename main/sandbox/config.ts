/** Switches that a test or a person sets through the control door; each is a behaviour seen at Meta. */
export interface Config {
  /** The app setting "Require App Secret". */
  proof: 'off' | 'required';
  /** What a Marketing call on a version that has ended gets. */
  expiredVersion: 'upgrade' | 'error';
  /** Limited: 60 points per five minutes and account. Full: 9,000. */
  tier: 'limited' | 'full';
  /** Calls per hour that make 100 % of `X-App-Usage`. */
  appCallsPerHour: number;
  /** Calls per account and hour of each business use case; the bench sets its own quota here. */
  accountCallsPerHour: number;
  /** What a parameter changed under a cursor does. */
  cursorParams: 'ok' | 'garbage' | 'error';
  cursorLifeSeconds: number;
  /** Rows from which a synchronous report is refused, and how. */
  maxSyncRows: number;
  tooMuchData: 'reduce' | 'limit';
  reports: 'normal' | 'failed' | 'skipped' | 'stuck' | 'notFoundFirst';
  reportSeconds: number;
  /** How an over-old reach breakdown is answered. */
  oldReach: 'omit' | 'error';
  /** Accounts that opted in to the breakdowns of 2026-08-06. */
  optedIn: string[];
  /** Reads of a budget answer with the value before the last change for this long. */
  staleReadSeconds: number;
  postComments: 'scoped' | 'open';
  /** Whether activity entries carry flat or nested old and new values. */
  activityForm: 'nested' | 'flat';
  /** Page metrics that are refused, each from a moment on: `name@2026-11-20T09:00:00.000Z`, or from the start: `name`. */
  retiredMetrics: string[];
  usageHeaders: 'normal' | 'missing' | 'malformed';
  /** A delay before every reply. */
  latencyMs: number;
  /** Origin of signed picture URLs; empty means the origin that was asked. */
  pictureOrigin: string;
}

export const defaultConfig: Config = {
  proof: 'off',
  expiredVersion: 'upgrade',
  tier: 'full',
  appCallsPerHour: 200_000,
  accountCallsPerHour: 100_000,
  cursorParams: 'ok',
  cursorLifeSeconds: 86_400,
  maxSyncRows: 20_000,
  tooMuchData: 'reduce',
  reports: 'normal',
  reportSeconds: 20,
  oldReach: 'omit',
  optedIn: [],
  staleReadSeconds: 0,
  postComments: 'scoped',
  activityForm: 'nested',
  retiredMetrics: [],
  usageHeaders: 'normal',
  latencyMs: 0,
  pictureOrigin: '',
};

const choices: Partial<Record<keyof Config, readonly string[]>> = {
  proof: ['off', 'required'],
  expiredVersion: ['upgrade', 'error'],
  tier: ['limited', 'full'],
  cursorParams: ['ok', 'garbage', 'error'],
  tooMuchData: ['reduce', 'limit'],
  reports: ['normal', 'failed', 'skipped', 'stuck', 'notFoundFirst'],
  oldReach: ['omit', 'error'],
  postComments: ['scoped', 'open'],
  activityForm: ['nested', 'flat'],
  usageHeaders: ['normal', 'missing', 'malformed'],
};

/** Refuses what is not a switch, so that a misspelt one cannot pass for a setting. */
export function changeConfig(config: Config, change: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(defaultConfig, name)) throw new Error(`There is no switch named ${name}.`);
    const key = name as keyof Config;
    const wanted = defaultConfig[key];
    const allowed = choices[key];
    const fits = Array.isArray(wanted)
      ? Array.isArray(value) && value.every((one) => typeof one === 'string')
      : typeof value === typeof wanted && (!allowed || allowed.includes(String(value)));
    if (!fits) throw new Error(`${name} cannot be ${JSON.stringify(value)}.`);
  }
  Object.assign(config, change);
}
