import { csvText } from '../../shared/model/csv.ts';
import type { Format } from './command.ts';

export type Cell = string | number | boolean | null;

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What a terminal would act on: names and posts come from strangers. */
const control = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

function plain(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '—';
  return String(cell).replaceAll(control, ' ');
}

/** Numbers to the right, as on the screen. */
function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => header.map((_, column) => plain(row[column])));
  const widths = header.map((title, column) =>
    Math.max(title.length, ...texts.map((row) => row[column]?.length ?? 0)),
  );
  const isNumber = header.map(
    (_, column) =>
      rows.length > 0 && rows.every((row) => row[column] === null || typeof row[column] === 'number'),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumber[column] ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return `${[line(header), ...texts.map(line)].join('\n')}\n`;
}

/** Rows for people and programs alike; `whole` is what JSON gives instead of the rows. */
export function rowsAs(
  format: Format,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  whole: unknown,
): string {
  if (format === 'json') return json(whole);
  return format === 'csv' ? csvText(header, rows) : table(header, rows);
}
