import { ImportCells, ImportDraft, ImportOutcome, TableFile } from '../model/client-import.ts';
import { z } from '../zod.ts';
import { call } from './define.ts';

const draft = z.object({ draftId: z.uuid() });
const Saved = z.object({ savedAs: z.string().nullable() });

export const imports = {
  /** Reads a file of clients and says of every row what would become of it; nothing is written. */
  open: call(
    'super_admin',
    z.object({ fileName: z.string().min(1).max(255), bytes: z.base64().max(12_000_000) }),
    ImportDraft,
  ),
  /** Puts a row right; an untouched token stays the one that was in the file. */
  edit: call('super_admin', draft.extend({ line: z.int().positive(), cells: ImportCells }), ImportDraft),
  /** Asks Meta about every token and asset of the rows that are good so far. */
  check: call('super_admin', draft, ImportDraft),
  /** All the chosen rows or none, in one transaction. */
  run: call(
    'super_admin',
    draft.extend({ lines: z.array(z.int().positive()).min(1).max(5_000) }),
    ImportOutcome,
  ),
  /** A file that somebody chose, as lines and cells. What they mean is the caller’s; nothing is kept or looked up. */
  readTable: call('signed_in', z.object({ bytes: z.base64().max(12_000_000) }), TableFile),
  saveResult: call('super_admin', draft, Saved),
  /** Forgets the file and wipes its tokens. */
  discard: call('super_admin', draft, z.object({})),
  saveTemplate: call('super_admin', z.object({}), Saved),
  /** Every client that is not archived, in the same format, without tokens. */
  exportAll: call('super_admin', z.object({}), Saved),
};
