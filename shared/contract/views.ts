import { KeptView } from '../model/view.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

/** How a person likes to look at a screen; theirs alone. */
export const views = {
  list: read('signed_in', z.object({ screen: KeptView.shape.screen }), z.array(KeptView)),
  /** The same name again takes the place of the first. */
  keep: call('signed_in', KeptView.omit({ id: true }), KeptView),
  drop: call('signed_in', z.object({ id: z.uuid() }), z.object({})),
};
