import { parse } from 'csv-parse/sync';
import { AppError } from '../../../shared/failure.ts';
import type {
  ImportCells,
  ImportColumn,
  ImportDraft,
  TableFile,
} from '../../../shared/model/client-import.ts';
import { importColumns, largestImport } from '../../../shared/model/client-import.ts';
import { fused } from '../../../shared/model/csv.ts';
import { decode } from './decode.ts';

type Delimiter = ImportDraft['delimiter'];

export interface ParsedRow {
  readonly line: number;
  readonly cells: ImportCells;
  /** There are more cells than columns: something is not quoted, and who knows which cell is which. */
  readonly isTooWide: boolean;
}

export interface ParsedFile {
  readonly delimiter: Delimiter;
  readonly unknownColumns: string[];
  readonly rows: ParsedRow[];
}

/** A table of any kind, with its lines as the person who made it counts them. */
interface Table {
  readonly delimiter: Delimiter;
  readonly names: readonly string[];
  readonly rows: readonly { readonly line: number; readonly record: readonly string[] }[];
}

export function parseFile(file: string): ParsedFile {
  const { delimiter, names, rows } = tableOf(file);
  if (!names.includes('name'))
    throw new AppError(
      'invalid_request',
      'The first line must name the columns, and one of them must be "name". Start from the template.',
    );
  assertPlain(names, rows.length);
  const places = Object.fromEntries(importColumns.map((column) => [column, names.indexOf(column)])) as Record<
    ImportColumn,
    number
  >;
  return {
    delimiter,
    unknownColumns: names.filter(
      (name) => name !== '' && !(importColumns as readonly string[]).includes(name),
    ),
    rows: rows.map(({ line, record }) => ({
      line,
      cells: cellsOf(places, record),
      isTooWide: isTooWide(names, record),
    })),
  };
}

/** What somebody else makes sense of: names of columns as here, cells as text. */
export function readTable(bytes: Uint8Array): TableFile {
  const { text, encoding } = decode(bytes);
  const { names, rows } = tableOf(text);
  assertPlain(names, rows.length);
  return {
    encoding,
    header: [...names],
    rows: rows.map(({ line, record }) => ({
      line,
      cells: names.map((_, at) => fused((record[at] ?? '').trim())),
      isTooWide: isTooWide(names, record),
    })),
  };
}

function tableOf(file: string): Table {
  // One kind of line end, also within cells: csv-parse counts two for a Windows one there.
  const text = file.replaceAll(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const [head, ...body] = recordsOf(text, delimiter);
  if (!head) throw new AppError('invalid_request', 'There is nothing in this file.');
  let before = head.ends;
  const rows = body.map(({ record, ends }) => {
    const line = lineOf(before, ends, record);
    before = ends;
    return { line, record };
  });
  return { delimiter, names: head.record.map(columnName), rows };
}

function assertPlain(names: readonly string[], rows: number): void {
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new AppError('invalid_request', `The column "${twice}" is there twice. Remove one of them.`);
  if (rows > largestImport.rows)
    throw new AppError('invalid_request', `This file has ${rows} rows; 5,000 are imported at a time.`);
}

function isTooWide(names: readonly string[], record: readonly string[]): boolean {
  return record.length > names.length && record.slice(names.length).some((cell) => cell !== '');
}

interface Parsed {
  readonly record: readonly string[];
  /** The line that it ends on. */
  readonly ends: number;
}

const options = {
  bom: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  max_record_size: 200_000,
} as const;

function recordsOf(text: string, delimiter: Delimiter): Parsed[] {
  try {
    const records = parse(text, { ...options, delimiter });
    // One line a row, as nearly always: then nobody has to be asked where each ends, which costs as much again.
    if (records.length === linesIn(text)) return records.map((record, at) => ({ record, ends: at + 1 }));
    const told = parse(text, { ...options, delimiter, info: true }) as unknown as {
      readonly record: string[];
      readonly info: { readonly lines: number };
    }[];
    return told.map(({ record, info }) => ({ record, ends: info.lines }));
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? String(error.lines) : '?';
    throw new AppError(
      'invalid_request',
      `Line ${line} cannot be read: a quote is opened and not closed, or closed in the middle of a cell.`,
      { line },
    );
  }
}

function linesIn(text: string): number {
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** csv-parse says on which line a record ends; a cell may span several, and empty lines may lie before it. */
function lineOf(before: number, ends: number, record: readonly string[]): number {
  if (ends <= before + 1) return ends;
  return ends - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function columnName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

/** Written out: an object that is made key by key is ten times slower to make, for every row of the file. */
function cellsOf(places: Readonly<Record<ImportColumn, number>>, record: readonly string[]): ImportCells {
  const cell = (at: number) => (at < 0 ? '' : fused((record[at] ?? '').trim()));
  return {
    name: cell(places.name),
    email: cell(places.email),
    meta_access_token: cell(places.meta_access_token),
    ad_account_id: cell(places.ad_account_id),
    meta_account_name: cell(places.meta_account_name),
    role: cell(places.role),
    page_id: cell(places.page_id),
    currency: cell(places.currency),
    timezone: cell(places.timezone),
    labels: cell(places.labels),
    action: cell(places.action),
  };
}

/** By the first line, outside its quotes: what separates its columns most often. */
function delimiterOf(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === '\n') break;
    else if (!isQuoted && (sign === ',' || sign === ';' || sign === '\t')) counts[sign] += 1;
  }
  if (counts['\t'] > counts[','] && counts['\t'] > counts[';']) return '\t';
  return counts[';'] > counts[','] ? ';' : ',';
}
