import { z } from '../zod.ts';
import { ClientId } from './ids.ts';
import type { SettingOf } from './setting.ts';

/** What a model may do through the MCP server. */
export const ModelDoor = z.object({
  on: z.boolean(),
  /** Null is every client of whoever is signed in. */
  clients: z.array(ClientId).max(5000).nullable(),
  mayPropose: z.boolean(),
  /** Calls of one session in a minute. */
  perMinute: z.int().min(1).max(600),
  /** Also over HTTP on this computer's own address, for tools that cannot start a program. */
  http: z.boolean(),
});
export type ModelDoor = z.infer<typeof ModelDoor>;

/** SECURITY: off until a super admin turns it on, and then for reading. */
export const modelDoorSetting: SettingOf<ModelDoor> = {
  name: 'model_door',
  schema: ModelDoor,
  usual: { on: false, clients: null, mayPropose: false, perMinute: 60, http: false },
};

export const ModelDoorState = ModelDoor.extend({
  /** Where it listens now; null while it does not. */
  address: z.string().nullable(),
});
export type ModelDoorState = z.infer<typeof ModelDoorState>;
