import type { Entry, Measured } from './bench.ts';

export type Outcome =
  | {
      readonly kind: 'measured';
      readonly entry: Entry;
      readonly measured: Measured;
      readonly seconds: number;
    }
  | { readonly kind: 'failed'; readonly entry: Entry; readonly why: string }
  | { readonly kind: 'later'; readonly entry: Entry };

/** Which benches a command line names; an id that does not exist is an error and not an empty run. */
export function chosen(catalogue: readonly Entry[], asked: readonly string[]): readonly Entry[] {
  if (asked.length === 0) return catalogue;
  return asked.map((id) => {
    const entry = catalogue.find((one) => one.id === id.toUpperCase());
    if (entry) return entry;
    throw new Error(`There is no bench ${id}. There are ${catalogue.map((one) => one.id).join(', ')}.`);
  });
}

export function tableOf(outcomes: readonly Outcome[]): string {
  const head = ['id', 'what', 'ratio', 'bar', 'verdict', 'took'];
  const rows = outcomes.flatMap((outcome) => (outcome.kind === 'later' ? [] : [rowOf(outcome)]));
  const lines = rows.length === 0 ? [] : aligned([head, ...rows]);
  return [...lines, ...notesOf(outcomes), ...laterLine(outcomes)].join('\n');
}

/** A missed bar is something to read, an error is something to mend. */
export function exitCodeOf(outcomes: readonly Outcome[]): 0 | 1 {
  return outcomes.some(({ kind }) => kind === 'failed') ? 1 : 0;
}

function rowOf(outcome: Exclude<Outcome, { kind: 'later' }>): string[] {
  const { entry } = outcome;
  if (outcome.kind === 'failed') return [entry.id, entry.title, '', '', 'failed', ''];
  const { ratio, bar, met } = outcome.measured;
  const sign = entry.good === 'at most' ? '≤' : '≥';
  const verdict = met ? 'met' : 'not met';
  // A third digit where two would show a missed bar as equal to it.
  const digits = !met && ratio.toFixed(2) === bar.toFixed(2) ? 3 : 2;
  return [
    entry.id,
    entry.title,
    ratio.toFixed(digits),
    `${sign} ${bar.toFixed(2)}`,
    verdict,
    `${outcome.seconds} s`,
  ];
}

function notesOf(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => {
    const { entry } = outcome;
    if (outcome.kind === 'later') return [];
    if (outcome.kind === 'failed') return ['', `${entry.id} failed: ${outcome.why}`];
    const { figures, limits } = outcome.measured;
    const lines = aligned(Object.entries(figures).map(([name, value]) => [name, String(value)]));
    const said = limits === undefined ? [] : [`  limited by: ${limits}`];
    return ['', `${entry.id} ${entry.title}`, ...lines.map((line) => `  ${line}`), ...said];
  });
}

function laterLine(outcomes: readonly Outcome[]): string[] {
  const ids = outcomes.flatMap(({ kind, entry }) => (kind === 'later' ? [entry.id] : []));
  return ids.length === 0 ? [] : ['', `not written yet: ${ids.join(', ')}`];
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
