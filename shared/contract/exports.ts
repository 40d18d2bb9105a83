import { ClientId } from '../model/ids.ts';
import { z } from '../zod.ts';
import { call } from './define.ts';

const Cell = z.union([z.string().max(20_000), z.number(), z.null()]);
const Table = z.object({
  /** What it is, in a file name's words: "ads 2026-11-01 2026-11-19". */
  name: z.string().trim().min(1).max(120),
  header: z.array(z.string().max(200)).min(1).max(100),
  rows: z.array(z.array(Cell).max(100)).max(20_000),
});
const Saved = z.object({ savedAs: z.string().nullable() });

/** What a person takes out of the app, each with its row in the trail. */
export const exports = {
  clientTable: call({ client: 'export' }, Table.extend({ clientId: ClientId }), Saved),
  /** A table over several clients, all of which the person sees. */
  table: call('signed_in', Table, Saved),
  picture: call(
    { client: 'export' },
    z.object({
      clientId: ClientId,
      name: z.string().trim().min(1).max(120),
      png: z
        .string()
        .max(12_000_000)
        .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/)
        .meta({ examples: ['data:image/png;base64,iVBORw0KGgo='] }),
    }),
    Saved,
  ),
};
