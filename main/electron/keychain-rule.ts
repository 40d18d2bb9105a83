import type { KeychainState } from '../ports.ts';

/** What Electron says of the keychain; `backend` is asked for on Linux only. */
export interface KeychainFacts {
  readonly platform: string;
  readonly available: boolean;
  readonly backend: string | null;
}

const names: Readonly<Record<string, string>> = { darwin: 'keychain', win32: 'dpapi' };

export function keychainState({ platform, available, backend }: KeychainFacts): KeychainState {
  const name = backend ?? names[platform] ?? 'unknown';
  // SECURITY: basic_text seals with a key that is the same on every machine; that is no protection, so it is refused.
  if (name === 'basic_text' || name === 'unknown' || !available) {
    return {
      usable: false,
      backend: name,
      why: 'This computer has no keychain that Steward can use, so it opens with your passphrase only.',
    };
  }
  return { usable: true, backend: name };
}

/**
 * SECURITY: on Linux `v10` marks the fixed key, also where the asynchronous interface claims to have a keychain.
 * On macOS and Windows the same mark is the real key.
 */
export function isSealedByFixedKey(platform: string, sealed: Uint8Array): boolean {
  return platform === 'linux' && Buffer.from(sealed.subarray(0, 3)).toString('latin1') === 'v10';
}
