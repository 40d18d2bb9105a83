import { expect, test } from 'vitest';
import { namesASecret, redactDetail, redactText } from './redaction.ts';

// Put together here so that no scanner takes the file for a leak.
const token = ['EA', 'AB', 'x'.repeat(40)].join('');

test.each([
  'token',
  'accessToken',
  'access_token',
  'newPassphrase',
  'recoveryCode',
  'recovery-key',
  'PrivateKey',
  'app_secret',
  'appsecret_proof',
])('a detail named %s is refused', (key) => {
  expect(namesASecret(key)).toBe(true);
  expect(() => redactDetail({ after: { [key]: 'hunter2' } })).toThrow(`"after.${key}"`);
});

test.each(['tokenPreview', 'token_id', 'fingerprint', 'publicKey', 'key', 'passphrase_changed', 'status'])(
  'a detail named %s is kept',
  (key) => {
    expect(redactDetail({ [key]: 'value' })).toEqual({ [key]: 'value' });
  },
);

test('a secret name may say how many, or whether, or hold what is described further', () => {
  const detail = { tokens: 3, token: { id: 'x', preview: 'EAABxx … 1234' }, passphrase: true, secret: null };

  expect(redactDetail(detail)).toEqual(detail);
  expect(() => redactDetail({ token: [['text']] })).toThrow('"token"');
});

test('what looks like a secret is taken out of any value, name or sentence', () => {
  expect(
    redactDetail({
      error: `Error validating ${token} for the app`,
      urls: [`https://graph/me?access_token=abc123&fields=id`],
      header: 'Bearer abcdefgh12345',
      [token]: 1,
    }),
  ).toEqual({
    error: 'Error validating [redacted] for the app',
    urls: ['https://graph/me?[redacted]&fields=id'],
    header: '[redacted]',
    '[redacted]': 1,
  });
  expect(redactText(`123456789012|${'s'.repeat(27)}`)).toBe('[redacted]');
});

test('absent values are left out and odd names stay data', () => {
  const odd = JSON.parse('{"__proto__": 1}') as { readonly [key: string]: number };

  expect(JSON.stringify(redactDetail({ a: undefined, odd }))).toBe('{"odd":{"__proto__":1}}');
});

test.each([
  `EAA${'b'.repeat(16)}`,
  `123456789|${'s'.repeat(16)}`,
  `123456789%7c${'s'.repeat(16)}`,
  'bearer abcdefgh',
  'ACCESS_TOKEN=a',
  'input_token%3Da',
  '"fb_exchange_token" : "a"',
  'revoke_token=a',
  'appsecret_proof=a',
  'client_secret=a',
  '-----BEGIN PRIVATE KEY-----',
])('%s is found by itself, without anything else that looks like a secret', (text) => {
  expect(redactText(`x ${text}`)).toContain('[redacted]');
});
