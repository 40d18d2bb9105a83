import { expect, test } from 'vitest';
import { isSealedByFixedKey, keychainState } from './keychain-rule.ts';

const why = 'This computer has no keychain that Steward can use, so it opens with your passphrase only.';

test.each([
  [
    { platform: 'linux', available: true, backend: 'gnome_libsecret' },
    { usable: true, backend: 'gnome_libsecret' },
  ],
  [
    { platform: 'linux', available: true, backend: 'kwallet6' },
    { usable: true, backend: 'kwallet6' },
  ],
  [
    { platform: 'darwin', available: true, backend: null },
    { usable: true, backend: 'keychain' },
  ],
  [
    { platform: 'win32', available: true, backend: null },
    { usable: true, backend: 'dpapi' },
  ],
  [
    { platform: 'linux', available: true, backend: 'basic_text' },
    { usable: false, backend: 'basic_text', why },
  ],
  [
    { platform: 'linux', available: true, backend: 'unknown' },
    { usable: false, backend: 'unknown', why },
  ],
  [
    { platform: 'linux', available: false, backend: 'gnome_libsecret' },
    { usable: false, backend: 'gnome_libsecret', why },
  ],
  [
    { platform: 'darwin', available: false, backend: null },
    { usable: false, backend: 'keychain', why },
  ],
])('%j', (facts, state) => {
  expect(keychainState(facts)).toEqual(state);
});

test('on Linux what was sealed by the fixed key is known by its first bytes; elsewhere they mean a real key', () => {
  const v10 = Buffer.from('v10rest');
  expect([
    isSealedByFixedKey('linux', v10),
    isSealedByFixedKey('linux', Buffer.from('v11rest')),
    isSealedByFixedKey('darwin', v10),
    isSealedByFixedKey('win32', v10),
  ]).toEqual([true, false, false, false]);
});
