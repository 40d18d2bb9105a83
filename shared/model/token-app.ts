import { z } from '../zod.ts';
import { Instant, MetaId } from './ids.ts';

/** The agency's app at Meta. Its secret shows as a fingerprint only. */
export const MetaApp = z.object({
  appId: z.string().nullable(),
  fingerprint: z.string().nullable(),
  setAt: Instant.nullable(),
});
export type MetaApp = z.infer<typeof MetaApp>;

export const AppId = MetaId;
export const AppSecret = z
  .string()
  .trim()
  .regex(/^[0-9a-f]{32}$/i, 'An app secret is 32 digits and letters from a to f.');
