import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { releaseKey } from '../../scripts/package/release-key.mjs';

test('a build takes the public half of an Ed25519 key, none at all, and nothing else', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const base64 = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  expect(releaseKey({ STEWARD_RELEASE_KEY: pem })).toBe(base64);
  expect(releaseKey({ STEWARD_RELEASE_KEY: base64 })).toBe(base64);
  expect(releaseKey({})).toBeNull();
  expect(releaseKey({ STEWARD_RELEASE_KEY: '  ' })).toBeNull();
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const wrong = rsa.export({ format: 'pem', type: 'spki' }).toString();
  expect(() => releaseKey({ STEWARD_RELEASE_KEY: wrong })).toThrow('no Ed25519');
  expect(() => releaseKey({ STEWARD_RELEASE_KEY: 'my key' })).toThrow();
});
