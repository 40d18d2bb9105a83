import { createHash, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyFingerprint } from './identity.ts';

test('the fingerprint is the key’s, however its text is broken into lines', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const pem = String(publicKey.export({ format: 'pem', type: 'spki' }));
  const found = keyFingerprint(pem);
  expect(found).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  expect(keyFingerprint(pem.replaceAll('\n', '\r\n'))).toBe(found);
  const hash = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
  expect(found.replaceAll(' ', '')).toBe(hash);
});
