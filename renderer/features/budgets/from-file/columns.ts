import type { TableFile } from '../../../../shared/model/client-import.ts';

export const wishColumns = ['client', 'object', 'new_budget', 'why'] as const;
export type WishColumn = (typeof wishColumns)[number];
export type WishCells = Readonly<Record<WishColumn, string>>;

/** One line of the file, before anybody knows what it means. */
export interface Wish {
  readonly line: number;
  readonly cells: WishCells;
  readonly isTooWide: boolean;
}

/** Every row has Meta asked some ten times: more of them than this is another day’s work. */
export const mostWishes = 100;

const names: Readonly<Record<WishColumn, readonly string[]>> = {
  client: ['client', 'client_id', 'client_name', 'account', 'account_id', 'ad_account_id', 'klient', 'konto'],
  object: ['object', 'object_id', 'object_name', 'id', 'name', 'campaign', 'ad_set', 'obiekt', 'kampania'],
  new_budget: ['new_budget', 'new', 'budget', 'amount', 'nowy_budżet', 'nowy_budzet', 'budżet', 'kwota'],
  why: ['why', 'reason', 'dlaczego', 'powód', 'powod'],
};

export type WishesRead =
  | { readonly ok: true; readonly wishes: readonly Wish[] }
  | { readonly ok: false; readonly why: 'columns' | 'unclear_columns' | 'many' | 'none' };

export function wishesIn({ header, rows }: TableFile): WishesRead {
  const places = wishColumns.map((column) => header.flatMap((name, at) => (isOf(column, name) ? [at] : [])));
  if (places.some((found) => found.length > 1)) return { ok: false, why: 'unclear_columns' };
  if (places.some((found) => found.length === 0)) return { ok: false, why: 'columns' };
  if (rows.length === 0) return { ok: false, why: 'none' };
  if (rows.length > mostWishes) return { ok: false, why: 'many' };
  const [client, object, newBudget, why] = places.map(([at]) => at ?? -1);
  const cell = (cells: readonly string[], at: number | undefined) => cells[at ?? -1] ?? '';
  const wishes = rows.map(({ line, cells, isTooWide }) => ({
    line,
    isTooWide,
    cells: {
      client: cell(cells, client),
      object: cell(cells, object),
      new_budget: cell(cells, newBudget),
      why: cell(cells, why),
    },
  }));
  return { ok: true, wishes };
}

function isOf(column: WishColumn, name: string): boolean {
  return names[column].includes(name);
}
