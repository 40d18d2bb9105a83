import { randomBytes, scrypt } from 'node:crypto';
import { AppError } from '../../../shared/failure.ts';
import { z } from '../../../shared/zod.ts';
import { hkdf } from './derive.ts';
import { passphraseStrength } from './strength.ts';

/** The price of one guess. docs/security.md names it; raising it later is fine, a lower one in a file is refused. */
const scryptFloor = { N: 2 ** 17, r: 8, p: 1 } as const;
const mostMemory = 256 * 1024 * 1024;

export const ScryptSettings = z.strictObject({ N: z.int(), r: z.int(), p: z.int(), salt: z.base64() });
export type ScryptSettings = z.infer<typeof ScryptSettings>;

export function newScryptSettings(): ScryptSettings {
  return { ...scryptFloor, salt: randomBytes(32).toString('base64') };
}

/** Two keys of one passphrase: the first wraps the workspace key, the second the person's own private keys. */
export interface PassphraseKeys {
  readonly wrapping: Buffer;
  readonly personal: Buffer;
  wipe(): void;
}

export async function keysOfPassphrase(
  passphrase: string,
  settings: ScryptSettings,
): Promise<PassphraseKeys> {
  const { N, r, p } = settings;
  const salt = Buffer.from(settings.salt, 'base64');
  // SECURITY: whoever can write the file must not be able to make guessing cheap, nor our memory run out.
  const weak = N < scryptFloor.N || r < scryptFloor.r || p < scryptFloor.p || salt.length < 16;
  if (weak || 128 * N * r * p > mostMemory) {
    throw new AppError(
      'storage_damaged',
      'The key file asks for a weaker lock than Steward allows. Restore a backup.',
    );
  }
  const typed = Buffer.from(passphrase.normalize('NFKC'));
  let stretched: Buffer | null = null;
  try {
    stretched = await stretch(typed, salt, { N, r, p });
    const wrapping = hkdf(stretched, 'steward/passphrase/wrap/1');
    const personal = hkdf(stretched, 'steward/passphrase/personal/1');
    return {
      wrapping,
      personal,
      wipe: () => {
        wrapping.fill(0);
        personal.fill(0);
      },
    };
  } finally {
    typed.fill(0);
    stretched?.fill(0);
  }
}

export function assertStrong(passphrase: string): void {
  const strength = passphraseStrength(passphrase);
  if (!strength.ok) throw new AppError('invalid_request', strength.advice);
}

function stretch(typed: Buffer, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, 32, { ...cost, maxmem: mostMemory }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
