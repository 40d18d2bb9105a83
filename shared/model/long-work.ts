import { z } from '../zod.ts';
import { ClientId, Instant } from './ids.ts';

/** What can take long. The words for it are in renderer/words/<language>/work.ts. */
export const LongWorkKind = z.enum([
  'sync',
  'sync_all',
  'period',
  'backup',
  'import',
  'report',
  'reports',
  'export',
  'token_check',
  'rotation',
  'discovery',
  'reconciliation',
  'trail_check',
  'drill',
]);
export type LongWorkKind = z.infer<typeof LongWorkKind>;

export const LongWork = z.object({
  id: z.uuid(),
  kind: LongWorkKind,
  /** The one client that it is about; null when it is about several or none. */
  clientId: ClientId.nullable(),
  /** The client that it is at now. */
  at: ClientId.nullable(),
  done: z.int().nonnegative(),
  /** Null while the end cannot be seen. */
  total: z.int().nonnegative().nullable(),
  startedAt: Instant,
  /** Seconds to go, once there is something to judge by. */
  remaining: z.number().nonnegative().nullable(),
  mayCancel: z.boolean(),
  cancelling: z.boolean(),
});
export type LongWork = z.infer<typeof LongWork>;
