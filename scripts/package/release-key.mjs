import { createPublicKey } from 'node:crypto';

/**
 * The public half of the release key, for the app that is being built: STEWARD_RELEASE_KEY, PEM or the base64 between its
 * lines. Null when there is none; a build with something else there fails, rather than ship an app that takes no update.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | null}
 */
export function releaseKey(env) {
  const said = env['STEWARD_RELEASE_KEY']?.trim();
  if (!said) return null;
  const base64 = said.replaceAll(/-----[A-Z ]+-----|\s/gu, '');
  const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('STEWARD_RELEASE_KEY is no Ed25519 public key.');
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}
