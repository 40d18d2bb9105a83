import { createHmac } from 'node:crypto';

/** Lower-case hex HMAC-SHA256 of exactly the token that the call carries; a Page token has a proof of its own. */
export function proofOf(appSecret: Uint8Array, token: Uint8Array): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}
