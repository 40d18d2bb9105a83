import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentences } from './classes.ts';
import { classify, GraphRefusal } from './classify.ts';
import type { Effect, FailureClass } from './verdict.ts';

function body(code: number, subcode?: number, message = 'Meta says no', more: object = {}): string {
  const error = { message, type: 'OAuthException', code, fbtrace_id: 'A1', ...more };
  return JSON.stringify({ error: subcode === undefined ? error : { ...error, error_subcode: subcode } });
}

type Case = readonly [
  string,
  FailureClass,
  Effect,
  number,
  number | undefined,
  (string | undefined)?,
  number?,
];

// graph-api 7.2, 6.3 and 4.8, a line each: what it is, class, how far it reaches, code, subcode, words, HTTP status.
const cases: readonly Case[] = [
  ['expired', 'auth_dead', 'token', 190, 463, undefined, 401],
  ['password changed', 'auth_dead', 'token', 190, 460],
  ['app not installed', 'auth_dead', 'token', 190, 458],
  ['invalid', 'auth_dead', 'token', 190, 467],
  ['bad session', 'auth_dead', 'token', 190, 492],
  ['190 alone', 'auth_dead', 'token', 190, undefined],
  ['session ended', 'auth_dead', 'token', 102, undefined],
  ['checkpoint', 'auth_checkpoint', 'token', 190, 459],
  ['unconfirmed', 'auth_checkpoint', 'token', 190, 464],
  [
    'Page token wanted',
    'wrong_token_kind',
    'page',
    190,
    undefined,
    'must be called with a Page Access Token',
    400,
  ],
  ['Page token wanted, 210', 'wrong_token_kind', 'page', 210, undefined, 'A page access token is required'],
  [
    'proof missing',
    'config',
    'app',
    100,
    undefined,
    'API calls from the server require an appsecret_proof argument',
  ],
  ['proof wrong', 'config', 'app', 100, undefined, 'Invalid appsecret_proof provided in the API argument'],
  ['bad signature', 'config', 'app', 104, undefined],
  ['no scope', 'permission', 'asset', 10, undefined],
  ['no capability', 'permission', 'asset', 3, undefined],
  ['not granted', 'permission', 'asset', 200, undefined, 'Ad account owner has NOT granted', 403],
  ['294', 'permission', 'asset', 294, undefined],
  ['insights not allowed', 'permission', 'asset', 100, 3191001],
  ['gone or forbidden', 'gone_or_forbidden', 'asset', 100, 33],
  ['alias', 'client_bug', 'none', 803, undefined],
  ['operation', 'client_bug', 'none', 801, undefined],
  ['path', 'client_bug', 'none', 2500, undefined],
  ['ids', 'client_bug', 'none', 100, undefined, 'ids query parameter is deprecated', 500],
  [
    'retired metric',
    'retired_metric',
    'none',
    100,
    undefined,
    '(#100) The value must be a valid insights metric',
  ],
  ['no metric', 'invalid_param', 'none', 3001, 1504028],
  [
    'retired field',
    'field_gone',
    'none',
    100,
    undefined,
    'Tried accessing nonexisting field (x) on node type (Page)',
  ],
  ['parameter', 'invalid_param', 'none', 100, undefined],
  ['too many parameters', 'invalid_param', 'none', 105, undefined],
  ['missing parameter', 'invalid_param', 'none', 194, undefined],
  ['breakdowns that do not go together', 'invalid_param', 'none', 2, 1504041, undefined, 500],
  ['custom metric', 'invalid_param', 'none', 2, 1504042, undefined, 500],
  ['trouble', 'transient', 'none', 1, undefined, 'An unknown error occurred', 500],
  ['trouble 1/99', 'transient', 'none', 1, 99, undefined, 500],
  ['service trouble', 'transient', 'none', 2, undefined, undefined, 500],
  ['intermittent', 'transient', 'none', 2, 1504044, undefined, 500],
  ['a report failed', 'transient', 'none', -2, 2490547],
  [
    'too much',
    'too_much_data',
    'none',
    1,
    undefined,
    'Please reduce the amount of data you’re asking for',
    500,
  ],
  ['timed out', 'too_much_data', 'none', 100, 1504018],
  ['timed out, 2', 'too_much_data', 'none', 2, 1504038, undefined, 500],
  ['data per call', 'too_much_data', 'none', 100, 1487534],
  ['report too large', 'too_much_data', 'none', -3, 1504045],
  ['app limit', 'throttle', 'app', 4, undefined, undefined, 403],
  ['insights limit', 'throttle', 'app_insights', 4, 1504022],
  ['insights limit 2', 'throttle', 'app_insights', 4, 1504039],
  ['account score', 'throttle', 'account', 17, 2446079],
  ['user limit', 'throttle', 'account', 17, undefined],
  ['Page limit', 'throttle', 'page', 32, undefined],
  ['341', 'throttle', 'app', 341, undefined],
  ['erratic volume', 'throttle', 'app', 613, 1996],
  ['613 alone', 'throttle', 'app', 613, undefined],
  ['score', 'throttle', 'account', 613, 1487742],
  ['mutations', 'throttle', 'account', 613, 5044001],
  ['four an hour', 'budget_hourly_limit', 'object', 613, 1487632],
  ['insights use case', 'throttle', 'account', 80000, undefined],
  ['Pages use case', 'throttle', 'page', 80001, undefined],
  ['ads use case', 'throttle', 'account', 80004, undefined],
  ['an unknown use case', 'throttle', 'account', 80077, undefined],
  ['disguised as permission', 'throttle', 'account', 200, 4841013, '(#200) Permissions error', 403],
  ['disguised, 613', 'throttle', 'account', 613, 4841018],
  ['blocked', 'policy_block', 'app_writes', 368, undefined],
  ['blocked 2', 'policy_block', 'app_writes', 100, 1404078],
  ['version', 'version_dead', 'app', 2635, undefined],
  ['too old', 'range_too_old', 'none', 3018, undefined],
  ['cursor', 'bad_cursor', 'none', 2642, undefined],
  ['too low', 'budget_rule', 'object', 100, 1885272],
  ['CBO', 'budget_rule', 'object', 100, 1885621],
  ['deleted', 'budget_rule', 'object', 100, 1487056],
  ['ad sets need more', 'budget_rule', 'object', 100, 2238055],
  ['sharing', 'budget_rule', 'object', 100, 4834011],
  ['ten changes a day', 'budget_rule', 'object', 17, 1885172],
  ['a code from the future', 'invalid_param', 'none', 999_999, undefined],
  ['a code from the future with status 500', 'transient', 'none', 999_999, undefined, undefined, 500],
];

describe('what Meta answers means', () => {
  for (const [name, kind, effect, code, subcode, message, status = 400] of cases) {
    test(`${name}: ${kind}, ${effect}`, () => {
      const verdict = classify(status, body(code, subcode, message));
      expect([verdict.kind, verdict.effect]).toEqual([kind, effect]);
      const isPause = ['throttle', 'budget_hourly_limit', 'policy_block'].includes(verdict.kind);
      expect(verdict.pauseSeconds > 0).toBe(isPause);
    });
  }

  test('whatever its type says: the type decides nothing', () => {
    for (const [, kind, , code, subcode, message] of cases.filter((one) => one[6] === undefined)) {
      for (const type of ['GraphMethodException', 'FacebookApiException', 'IGApiException'])
        expect(classify(400, body(code, subcode, message, { type })).kind).toBe(kind);
    }
  });

  test('by is_transient only where neither code nor words say more', () => {
    expect(classify(400, body(100, undefined, 'x', { is_transient: true })).kind).toBe('transient');
    expect(classify(400, body(100, 33, 'x', { is_transient: true })).kind).toBe('gone_or_forbidden');
    expect(classify(400, body(190, 463, 'x', { is_transient: true })).kind).toBe('auth_dead');
    expect(classify(400, body(98_765, 1, 'x', { is_transient: true })).kind).toBe('transient');
  });

  test('by the status where there is no envelope', () => {
    for (const text of ['', '<!DOCTYPE html><html>', '{"error":{"mess', 'null', '[]', '{"error":"no"}']) {
      expect(classify(502, text).kind).toBe('transient');
      expect(classify(400, text).kind).toBe('unreadable');
      expect(classify(429, text).kind).toBe('throttle');
    }
  });

  test('of a Page token’s death: not the shared token’s', () => {
    const dead = classify(401, body(190, 463), { withPageToken: true });
    expect([dead.kind, dead.effect, new GraphRefusal(dead).code]).toEqual([
      'auth_dead',
      'page',
      'graph_refused',
    ]);
    expect(new GraphRefusal(classify(401, body(190, 463))).code).toBe('token_dead');
  });

  test('is always one class with a sentence, whatever arrives', () => {
    const known = fc.constantFrom<number[]>(1, 2, 4, 10, 17, 100, 190, 200, 613, 80_004);
    const code = fc.oneof(fc.integer(), known);
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 599 }),
        code,
        fc.option(fc.integer()),
        fc.string(),
        (status, c, s, m) => {
          const verdict = classify(status, body(c, s ?? undefined, m));
          expect(sentences[verdict.kind]).toBeDefined();
          expect(new GraphRefusal(verdict).message).toMatch(/[.”]$/);
        },
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void classify(400, text).kind));
  });

  test('quotes Meta’s own words where a budget breaks a rule', () => {
    const verdict = classify(400, body(100, 1885272, 'x', { error_user_msg: 'At least $1.00.' }));
    expect(verdict.sentence).toContain('“At least $1.00.”');
  });
});
