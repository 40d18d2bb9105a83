import { z } from '../zod.ts';
import { ClientId } from './ids.ts';

/** The columns of the file, in the order of the template. Only the first must be there. */
export const importColumns = [
  'name',
  'email',
  'meta_access_token',
  'ad_account_id',
  'meta_account_name',
  'role',
  'page_id',
  'currency',
  'timezone',
  'labels',
  'action',
] as const;
export const ImportColumn = z.enum(importColumns);
export type ImportColumn = z.infer<typeof ImportColumn>;

export const largestImport = { rows: 5_000, bytes: 8 * 1024 * 1024 } as const;

/** What can be said of a row. Those of the second list do not keep it from being imported. */
const badCodes = [
  'name_missing',
  'name_long',
  'email_bad',
  'token_shape',
  'account_bad',
  'page_bad',
  'currency_bad',
  'currency_missing',
  'timezone_bad',
  'timezone_missing',
  'label_long',
  'labels_many',
  'text_long',
  'action_bad',
  'cells_many',
  'exists',
  'not_found',
  'name_twice',
  'asset_twice',
  'asset_taken',
  'token_refused',
  'token_none',
  'asset_not_reached',
] as const;
const mildCodes = ['formula', 'nothing_to_change'] as const;
export const ImportCode = z.enum([...badCodes, ...mildCodes]);
export type ImportCode = z.infer<typeof ImportCode>;

export const ImportProblem = z.object({
  code: ImportCode,
  column: ImportColumn.nullable(),
  /** The other line, the other client, or what Meta said. */
  value: z.string(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

export function isBad({ code }: ImportProblem): boolean {
  return (badCodes as readonly string[]).includes(code);
}

const cellShapes = Object.fromEntries(importColumns.map((column) => [column, z.string()])) as Record<
  ImportColumn,
  z.ZodString
>;
export const ImportCells = z.object(cellShapes);
export type ImportCells = z.infer<typeof ImportCells>;

const ImportVerdict = z.enum(['ready', 'warn', 'bad', 'skip']);
type ImportVerdict = z.infer<typeof ImportVerdict>;

export const ImportRow = z.object({
  /** The line of the file that it starts on. */
  line: z.int().positive(),
  /** A token is here by its preview only: the whole one does not leave main again. */
  cells: ImportCells,
  verdict: ImportVerdict,
  problems: z.array(ImportProblem),
  /** The client that would be changed. */
  existing: z.string().nullable(),
  /** Meta was asked about its token and assets. */
  checked: z.boolean(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportDraft = z.object({
  draftId: z.uuid(),
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1250']),
  delimiter: z.enum([',', ';', '\t']),
  /** Named in the file and not known: left out. */
  unknownColumns: z.array(z.string()),
  rows: z.array(ImportRow),
});
export type ImportDraft = z.infer<typeof ImportDraft>;

/** A file of anything else, as far as main makes sense of it: the lines that its first one names the columns of. */
export const TableFile = z.object({
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1250']),
  /** In small letters, with an underscore for a space. */
  header: z.array(z.string()),
  rows: z.array(
    z.object({
      line: z.int().positive(),
      cells: z.array(z.string()),
      /** There are more cells than columns: something is not quoted, and who knows which cell is which. */
      isTooWide: z.boolean(),
    }),
  ),
});
export type TableFile = z.infer<typeof TableFile>;

export const ImportedRow = z.object({
  line: z.int(),
  name: z.string(),
  outcome: z.enum(['added', 'updated', 'skipped', 'left_out']),
  clientId: ClientId.nullable(),
});
export type ImportedRow = z.infer<typeof ImportedRow>;

export const ImportOutcome = z.object({
  added: z.int(),
  updated: z.int(),
  skipped: z.int(),
  leftOut: z.int(),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;
