import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from '../../../shared/zod.ts';

/** AES-256-GCM. `seal` and `open` must be given the same words of purpose, or the box stays shut. */
export const Box = z.strictObject({ iv: z.base64(), tag: z.base64(), body: z.base64() });
export type Box = z.infer<typeof Box>;

export function sealBox(key: Buffer, purpose: readonly string[], secret: Uint8Array): Box {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(JSON.stringify(purpose)));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return {
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    body: body.toString('base64'),
  };
}

/** `null` when the key is wrong or a byte was changed: GCM cannot tell which. */
export function openBox(key: Buffer, purpose: readonly string[], box: Box): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.iv, 'base64'), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(JSON.stringify(purpose)));
    decipher.setAuthTag(Buffer.from(box.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(box.body, 'base64')), decipher.final()]);
  } catch {
    return null;
  }
}
