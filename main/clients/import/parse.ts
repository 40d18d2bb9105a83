import { parse } from 'csv-parse/sync';
import { AppError } from '../../../shared/failure.ts';
import type { ImportCells, ImportColumn, ImportDraft } from '../../../shared/model/client-import.ts';
import { importColumns, largestImport } from '../../../shared/model/client-import.ts';
import { fused } from '../../../shared/model/csv.ts';

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

export function parseFile(file: string): ParsedFile {
  // One kind of line end, also within cells: csv-parse counts two for a Windows one there.
  const text = file.replaceAll(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const [head, ...body] = recordsOf(text, delimiter);
  if (!head) throw new AppError('invalid_request', 'There is nothing in this file.');
  const names = head.record.map(columnName);
  if (!names.includes('name'))
    throw new AppError(
      'invalid_request',
      'The first line must name the columns, and one of them must be "name". Start from the template.',
    );
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new AppError('invalid_request', `The column "${twice}" is there twice. Remove one of them.`);
  if (body.length > largestImport.rows)
    throw new AppError('invalid_request', `This file has ${body.length} rows; 5,000 are imported at a time.`);
  const places = importColumns.map((column) => [column, names.indexOf(column)] as const);
  return {
    delimiter,
    unknownColumns: names.filter(
      (name) => name !== '' && !(importColumns as readonly string[]).includes(name),
    ),
    rows: body.map(({ record, info }, index) => ({
      line: lineOf(body[index - 1]?.info.lines ?? head.info.lines, info.lines, record),
      cells: cellsOf(places, record),
      isTooWide: record.slice(names.length).some((cell) => cell !== ''),
    })),
  };
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function recordsOf(text: string, delimiter: Delimiter): Parsed[] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 200_000,
    }) as unknown as Parsed[];
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? String(error.lines) : '?';
    throw new AppError(
      'invalid_request',
      `Line ${line} cannot be read: a quote is opened and not closed, or closed in the middle of a cell.`,
      { line },
    );
  }
}

/** csv-parse says on which line a record ends; a cell may span several. */
function lineOf(before: number, ends: number, record: readonly string[]): number {
  const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  return Math.max(before, ends - breaks);
}

function columnName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

function cellsOf(
  places: readonly (readonly [ImportColumn, number])[],
  record: readonly string[],
): ImportCells {
  const cells = {} as Record<ImportColumn, string>;
  for (const [column, at] of places) cells[column] = at < 0 ? '' : fused((record[at] ?? '').trim());
  return cells;
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
