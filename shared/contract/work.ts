import { LongWork } from '../model/long-work.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

/** Whatever takes long, with how far it is. */
export const work = {
  /** What runs now and concerns clients of this person. */
  list: read('signed_in', z.object({}), z.array(LongWork)),
  /** Asks it to stop; it ends as soon as it can, and says so by not being listed any more. */
  cancel: call('signed_in', z.object({ id: z.uuid() }), z.object({})),
  /** Something began, went on or ended: `list` has it. At most four times a second. */
  changed: event(z.object({})),
};
