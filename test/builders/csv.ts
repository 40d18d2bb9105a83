/** A CSV file as RFC 4180 says it, read without a line of the code that wrote it. The first row is the head. */
export function readCsv(text: string): { head: string[]; rows: Map<string, string>[] } {
  const lines: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/gy;
  const body = text.replace('\u{FEFF}', '');
  while (cell.lastIndex < body.length) {
    const [, raw = '', end] = cell.exec(body) ?? [];
    if (end === undefined) throw new Error('Not a CSV file.');
    lines.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') lines.push([]);
  }
  const [head = [], ...rest] = lines;
  const rows = rest.filter((line) => line.length > 0);
  return { head, rows: rows.map((line) => new Map(head.map((title, at) => [title, line[at] ?? '']))) };
}
