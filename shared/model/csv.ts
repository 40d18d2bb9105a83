/**
 * Text for spreadsheets. A cell that a spreadsheet would run as a formula gets an apostrophe before it, which keeps it
 * text: names, labels and campaign names come from strangers.
 */
export type CsvCell = string | number | boolean | null | undefined;

/** With a byte order mark: without it Excel reads the file in an old code page and breaks every ą and ł. */
export const csvMark = '\u{FEFF}';

export function csvText(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  return csvMark + [...csvLines(header, rows)].join('');
}

/** The same line by line, for long exports. The mark is the caller's: `csvMark` first. */
export function* csvLines(header: readonly string[], rows: Iterable<readonly CsvCell[]>): Generator<string> {
  yield csvLine(header);
  for (const row of rows) yield csvLine(row);
}

function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  // A number is ours and never a formula: -5 stays a number in the spreadsheet.
  const text = typeof cell === 'string' ? defused(cell) : String(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** SECURITY: also full-width signs, which spreadsheets fold, and signs behind spaces or invisible marks, which they skip. */
const trigger = /^[\s\p{Cc}\p{Cf}]*[=+\-@|＝＋－＠]/u;
const leadingControl = /^[\t\r\n]/;
/** What nearly every cell begins with: asked first, because the other two cost twenty times as much. */
const harmless = /^[A-Za-z0-9]/;

export function defused(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

export function looksLikeFormula(text: string): boolean {
  return text !== '' && !harmless.test(text) && (trigger.test(text) || leadingControl.test(text));
}

/** What `defused` did, undone, so that a file that we exported reads back as it was. */
export function fused(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text;
}
