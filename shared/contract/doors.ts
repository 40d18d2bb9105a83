import { ModelDoor, ModelDoorState } from '../model/door.ts';
import { z } from '../zod.ts';
import { event } from '../rpc.ts';
import { call, read } from './define.ts';

/** The doors beside the window. The command line needs no settings: whoever uses it signs in. */
export const doors = {
  model: read('super_admin', z.object({}), ModelDoorState),
  setModel: call('super_admin', ModelDoor, ModelDoorState),
  /** Puts the secret of the HTTP door into the clipboard; it is another one after each unlock. */
  copyModelSecret: call('super_admin', z.object({}), z.object({})),
  changed: event(z.object({})),
};
