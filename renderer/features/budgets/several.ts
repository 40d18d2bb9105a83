import type { BudgetObject } from '../../../shared/model/proposal.ts';
import { amountIn } from './from-file/amount.ts';

/** A wish for one of several budgets. Each becomes a proposal of its own, or none. */
export interface SeveralRow {
  readonly object: BudgetObject;
  readonly chosen: boolean;
  readonly after: number | null;
}

/** What each daily budget would be, were all of them raised or cut alike to come to `needed` a day together. */
export function startRows(objects: readonly BudgetObject[], needed: number | null): SeveralRow[] {
  const running = objects.filter(({ status }) => status === 'ACTIVE');
  const daily = running.filter(({ field }) => field === 'daily_budget');
  const together = daily.reduce((sum, { minor }) => sum + minor, 0);
  return running.map((object) => {
    if (needed === null || together === 0 || object.field !== 'daily_budget')
      return { object, chosen: false, after: null };
    const after = Math.max(1, Math.round((object.minor * needed) / together));
    return { object, chosen: after !== object.minor, after };
  });
}

interface FilledIn {
  readonly rows: readonly SeveralRow[];
  readonly filled: number;
  /** Lines that named no budget of the client, or no amount that can be told: said, never guessed. */
  readonly unread: readonly string[];
}

/** Lines of `id, amount`, divided by a tab, a semicolon or else the first comma; a first line of names is passed over. */
export function fillFrom(text: string, rows: readonly SeveralRow[], locale: string): FilledIn {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const wishes = new Map<string, number>();
  const unread: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [id, amount] = cellsOf(line);
    const row = rows.find(({ object }) => object.objectId === id);
    const parsed = row ? amountIn(amount, row.object.currency, locale) : null;
    const twice = wishes.has(id);
    if (parsed?.ok && !twice) wishes.set(id, parsed.minor);
    else if (index > 0 || /\d/.test(line)) unread.push(line.trim().slice(0, 80));
  }
  const next = rows.map((row) => {
    const after = wishes.get(row.object.objectId);
    return after === undefined
      ? { ...row, chosen: false }
      : { ...row, after, chosen: after !== row.object.minor };
  });
  return { rows: next, filled: wishes.size, unread };
}

function cellsOf(line: string): [string, string] {
  const mark = ['\t', ';', ','].find((one) => line.includes(one)) ?? ',';
  const at = line.indexOf(mark);
  const bare = (cell: string) => cell.trim().replaceAll(/^["']|["']$/g, '');
  return at < 0 ? [bare(line), ''] : [bare(line.slice(0, at)), bare(line.slice(at + 1))];
}
