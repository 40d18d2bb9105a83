import { z } from '../zod.ts';

/** A way of looking at a screen that a person keeps under a name: filters, order, columns. */
export const KeptView = z.object({
  id: z.uuid(),
  screen: z.string().regex(/^[a-z-]{1,40}$/),
  name: z.string().trim().min(1).max(60),
  /** Only the screen understands it. */
  view: z.record(z.string().max(40), z.json()),
});
export type KeptView = z.infer<typeof KeptView>;
