import type { Effect, FailureClass } from './verdict.ts';

// The table of what Meta's refusals mean, as data. The first row that fits decides: code and subcode, then the words of
// the message where Meta gives nothing better. The `type` of the envelope is on no row: it says OAuthException for
// throttles too. The words are Meta's English ones; the localised fields are never matched.

export interface Row {
  /** One code, or a span with both ends included; absent fits any. */
  readonly code?: number | readonly [number, number];
  readonly subcode?: number | readonly [number, number];
  readonly words?: RegExp;
  readonly kind: FailureClass;
  readonly effect: Effect;
  readonly pauseSeconds?: number;
}

const minute = 60;
const hour = 3600;

const throttles: readonly Row[] = [
  // Disguised as a missing permission; seen on a healthy token, and gone when the hour rolled.
  { subcode: [4_841_000, 4_841_999], kind: 'throttle', effect: 'account', pauseSeconds: hour },
  { code: 4, subcode: 1_504_022, kind: 'throttle', effect: 'app_insights', pauseSeconds: 5 * minute },
  { code: 4, subcode: 1_504_039, kind: 'throttle', effect: 'app_insights', pauseSeconds: 5 * minute },
  { code: 4, kind: 'throttle', effect: 'app', pauseSeconds: 5 * minute },
  // An account's spend cap may change ten times a day; that is a rule about money and no pause mends it.
  { code: 17, subcode: 1_885_172, kind: 'budget_rule', effect: 'object' },
  { code: 17, kind: 'throttle', effect: 'account', pauseSeconds: 5 * minute },
  { code: 32, kind: 'throttle', effect: 'page', pauseSeconds: hour },
  { code: 341, kind: 'throttle', effect: 'app', pauseSeconds: 5 * minute },
  { code: 613, subcode: 1_487_632, kind: 'budget_hourly_limit', effect: 'object', pauseSeconds: hour },
  { code: 613, subcode: 1_487_742, kind: 'throttle', effect: 'account', pauseSeconds: 5 * minute },
  { code: 613, subcode: 1_487_225, kind: 'throttle', effect: 'account', pauseSeconds: hour },
  { code: 613, subcode: 5_044_001, kind: 'throttle', effect: 'account', pauseSeconds: minute },
  // Erratic volume, or no reason given: Meta suspects abuse, so the whole app stays away for longer.
  { code: 613, kind: 'throttle', effect: 'app', pauseSeconds: hour },
  { code: 80_001, kind: 'throttle', effect: 'page', pauseSeconds: hour },
  { code: 80_002, kind: 'throttle', effect: 'page', pauseSeconds: hour },
  { code: 80_006, kind: 'throttle', effect: 'page', pauseSeconds: hour },
  { code: [80_000, 80_099], kind: 'throttle', effect: 'account', pauseSeconds: 5 * minute },
];

const tokens: readonly Row[] = [
  // The shared token is healthy here: the Page wants a token of its own.
  { code: 190, words: /page access token/i, kind: 'wrong_token_kind', effect: 'page' },
  { code: 210, words: /page access token/i, kind: 'wrong_token_kind', effect: 'page' },
  { code: 190, subcode: 459, kind: 'auth_checkpoint', effect: 'token' },
  { code: 190, subcode: 464, kind: 'auth_checkpoint', effect: 'token' },
  { code: 190, kind: 'auth_dead', effect: 'token' },
  { code: 102, kind: 'auth_dead', effect: 'token' },
  { code: 100, words: /appsecret_proof/i, kind: 'config', effect: 'app' },
  { code: 104, kind: 'config', effect: 'app' },
  { code: 101, kind: 'config', effect: 'app' },
  { code: 2635, kind: 'version_dead', effect: 'app' },
];

const data: readonly Row[] = [
  { code: 100, words: /ids (query )?param\w* is deprecated/i, kind: 'client_bug', effect: 'none' },
  { code: 100, subcode: 33, kind: 'gone_or_forbidden', effect: 'asset' },
  { code: 100, subcode: 1_504_018, kind: 'too_much_data', effect: 'none' },
  { code: 100, subcode: 1_487_534, kind: 'too_much_data', effect: 'none' },
  { code: 2, subcode: 1_504_038, kind: 'too_much_data', effect: 'none' },
  { code: -3, subcode: 1_504_045, kind: 'too_much_data', effect: 'none' },
  { code: 1, words: /reduce the amount of data/i, kind: 'too_much_data', effect: 'none' },
  { code: 2, subcode: 1_504_041, kind: 'invalid_param', effect: 'none' },
  { code: 2, subcode: 1_504_042, kind: 'invalid_param', effect: 'none' },
  { code: 100, subcode: 3_191_001, kind: 'permission', effect: 'asset' },
  { code: 100, words: /valid insights metric/i, kind: 'retired_metric', effect: 'none' },
  { code: 100, words: /nonexisting field/i, kind: 'field_gone', effect: 'none' },
  { code: 3018, kind: 'range_too_old', effect: 'none' },
  { code: 2642, kind: 'bad_cursor', effect: 'none' },
  { code: [2500, 2500], kind: 'client_bug', effect: 'none' },
  { code: 803, kind: 'client_bug', effect: 'none' },
  { code: 801, kind: 'client_bug', effect: 'none' },
];

const money: readonly Row[] = [
  { code: 368, kind: 'policy_block', effect: 'app_writes', pauseSeconds: 24 * hour },
  { subcode: 1_404_078, kind: 'policy_block', effect: 'app_writes', pauseSeconds: 24 * hour },
  { subcode: 1_404_163, kind: 'policy_block', effect: 'app_writes', pauseSeconds: 24 * hour },
  { subcode: 2_859_015, kind: 'policy_block', effect: 'app_writes', pauseSeconds: 24 * hour },
  { subcode: [1_885_000, 1_885_999], kind: 'budget_rule', effect: 'object' },
  { subcode: [1_487_000, 1_487_999], kind: 'budget_rule', effect: 'object' },
  { subcode: 2_238_055, kind: 'budget_rule', effect: 'object' },
  { subcode: 2_446_307, kind: 'budget_rule', effect: 'object' },
  { subcode: 3_858_418, kind: 'budget_rule', effect: 'object' },
  { subcode: [4_834_000, 4_834_999], kind: 'budget_rule', effect: 'object' },
];

const rest: readonly Row[] = [
  { code: 10, kind: 'permission', effect: 'asset' },
  { code: 3, kind: 'permission', effect: 'asset' },
  { code: [200, 299], kind: 'permission', effect: 'asset' },
  { code: 100, kind: 'invalid_param', effect: 'none' },
  { code: 105, kind: 'invalid_param', effect: 'none' },
  { code: 194, kind: 'invalid_param', effect: 'none' },
  { code: 3001, kind: 'invalid_param', effect: 'none' },
  { code: 1, kind: 'transient', effect: 'none' },
  { code: 2, kind: 'transient', effect: 'none' },
  { code: [-1_000_000, -1], kind: 'transient', effect: 'none' },
];

export const table: readonly Row[] = [...throttles, ...tokens, ...data, ...money, ...rest];

/** One sentence each: what happened, and what to do. A throttle's names the minutes elsewhere. */
export const sentences: Readonly<Record<FailureClass, string>> = {
  auth_dead: 'The access token does not work any more. Add a new one under Admin.',
  auth_checkpoint:
    'Facebook wants the owner of the access token to log in and confirm something. The token works again afterwards.',
  wrong_token_kind: 'Meta wants the Page’s own token for this. The access token itself is healthy.',
  config: 'Meta does not accept the app secret, or misses it. Check it under Admin.',
  permission:
    'The access token has no permission for this. Ask the client to share it with the agency again.',
  gone_or_forbidden:
    'The token cannot reach this, or it does not exist any more. What Steward has of it stays readable.',
  client_bug: 'Steward asked Meta for something that does not exist. Please report this.',
  retired_metric: 'Meta has retired this figure. The others are not affected.',
  field_gone: 'Meta has retired one of the details that Steward asked for. Please update Steward.',
  invalid_param: 'Meta did not accept this request. Trying again would not help; please report this.',
  transient: 'Meta had trouble answering. Try again in a moment.',
  too_much_data: 'This is more than Meta gives in one go. Choose a shorter period.',
  throttle: 'Meta asks for a pause. Steward tries again later.',
  policy_block:
    'Meta has stopped changes for now. Look into Business Support Home; Steward sends no change until then.',
  version_dead: 'This version of Steward speaks a language that Meta has retired. Please update Steward.',
  range_too_old: 'Meta keeps figures for 37 months. Choose a later start.',
  bad_cursor: 'The list at Meta changed while Steward was reading it. Try again.',
  budget_rule: 'Meta does not allow this budget.',
  budget_hourly_limit: 'Meta allows four budget changes per hour here. Try again in an hour.',
  unreadable: 'Meta answered with something unreadable. Try again in a moment.',
};
