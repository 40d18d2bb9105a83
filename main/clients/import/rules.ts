import { isKnownZone } from '../../../shared/model/client.ts';
import type {
  ImportCells,
  ImportCode,
  ImportColumn,
  ImportProblem,
} from '../../../shared/model/client-import.ts';
import { looksLikeFormula } from '../../../shared/model/csv.ts';

export type ImportAction = 'add' | 'update' | 'skip';

/** What a row asks for. Empty is "not said": an update leaves it as it is. */
export interface Meant {
  readonly action: ImportAction;
  readonly name: string;
  readonly email: string;
  readonly businessName: string;
  readonly role: string;
  readonly accounts: readonly string[];
  readonly pages: readonly string[];
  readonly currency: string;
  readonly timezone: string;
  readonly labels: readonly string[];
}

const betweenIds = /[\s|,;]+/;
const betweenLabels = /[|,;]/;

function listed(cell: string, by: RegExp): string[] {
  if (cell === '') return [];
  if (!by.test(cell)) return [cell.trim()];
  const parts = cell.split(by).map((part) => part.trim());
  return parts.length === 1 ? parts : [...new Set(parts.filter((part) => part !== ''))];
}

function accountsIn(cell: string): string[] {
  const ids = listed(cell, betweenIds).map((id) => id.replace(/^act_/i, ''));
  return ids.length < 2 ? ids : [...new Set(ids)];
}

export function meantBy(cells: ImportCells): Meant {
  const action = cells.action.toLowerCase();
  return {
    action: action === 'update' || action === 'skip' ? action : 'add',
    name: cells.name,
    email: cells.email,
    businessName: cells.meta_account_name,
    role: cells.role,
    accounts: accountsIn(cells.ad_account_id),
    pages: listed(cells.page_id, betweenIds),
    currency: cells.currency.toUpperCase(),
    timezone: cells.timezone,
    labels: listed(cells.labels, betweenLabels),
  };
}

export const problem = (code: ImportCode, column: ImportColumn | null, value = ''): ImportProblem => ({
  code,
  column,
  value,
});

const email = /^[^\s@<>",;:\\]{1,64}@[^\s@<>",;:\\]{1,185}\.[^\s@<>",;:\\.]{2,}$/;
const metaId = /^\d{1,30}$/;
const currency = /^[A-Z]{3}$/;
const actions = new Set(['', 'add', 'update', 'skip']);

/** What is wrong with a row by itself, whoever else is there. */
function shapeProblems(cells: ImportCells, meant: Meant, hasToken: boolean): ImportProblem[] {
  const found: ImportProblem[] = [];
  if (!actions.has(cells.action.toLowerCase())) found.push(problem('action_bad', 'action', cells.action));
  if (meant.action === 'skip') return found;
  if (meant.name === '') found.push(problem('name_missing', 'name'));
  if (meant.name.length > 200) found.push(problem('name_long', 'name'));
  if (meant.email !== '' && !email.test(meant.email)) found.push(problem('email_bad', 'email', meant.email));
  if (cells.meta_access_token !== '' && !hasToken) found.push(problem('token_shape', 'meta_access_token'));
  const account = meant.accounts.find((id) => !metaId.test(id));
  if (account !== undefined) found.push(problem('account_bad', 'ad_account_id', account));
  const page = meant.pages.find((id) => !metaId.test(id));
  if (page !== undefined) found.push(problem('page_bad', 'page_id', page));
  if (meant.currency !== '' && !currency.test(meant.currency))
    found.push(problem('currency_bad', 'currency', meant.currency));
  if (meant.timezone !== '' && !isKnownZone(meant.timezone))
    found.push(problem('timezone_bad', 'timezone', meant.timezone));
  if (meant.labels.some((label) => label.length > 40)) found.push(problem('label_long', 'labels'));
  if (meant.labels.length > 20) found.push(problem('labels_many', 'labels'));
  if (meant.businessName.length > 200) found.push(problem('text_long', 'meta_account_name'));
  if (meant.role.length > 120) found.push(problem('text_long', 'role'));
  for (const column of ['name', 'meta_account_name', 'role', 'labels'] as const)
    if (looksLikeFormula(cells[column])) found.push(problem('formula', column));
  return found;
}

/** What the workspace has already. */
export interface Known {
  /** By folded name; a name may be there several times. */
  readonly clientsByName: ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>;
  /** Whose a Meta id is. */
  readonly owners: ReadonlyMap<string, { readonly clientId: string; readonly name: string }>;
}

export interface Candidate {
  readonly line: number;
  readonly cells: ImportCells;
  readonly meant: Meant;
  readonly isTooWide: boolean;
  /** Its token looked like one and is held apart; the cell shows its preview. */
  readonly hasToken: boolean;
}

export interface Judged {
  readonly problems: ImportProblem[];
  readonly existingId: string | null;
  readonly existing: string | null;
}

export const folded = (name: string) => name.normalize('NFC').toLowerCase();

/** Every row against itself, against the rows before it, and against the workspace. One pass, one look-up each. */
export function judge(rows: readonly Candidate[], known: Known): Judged[] {
  const lines = { names: new Map<string, number>(), assets: new Map<string, number>() };
  return rows.map((row) => {
    const { cells, meant } = row;
    const problems = shapeProblems(cells, meant, row.hasToken);
    if (row.isTooWide) problems.push(problem('cells_many', null));
    if (meant.action === 'skip') return { problems, existingId: null, existing: null };
    const key = folded(meant.name);
    const named = key === '' ? [] : (known.clientsByName.get(key) ?? []);
    const [only] = named;
    if (meant.action === 'add' && only) problems.push(problem('exists', 'name', only.name));
    if (meant.action === 'update' && named.length !== 1)
      problems.push(problem('not_found', 'name', meant.name));
    twice(problems, row, key, lines);
    const existing = meant.action === 'update' && named.length === 1 && only ? only : null;
    taken(problems, meant, existing?.id ?? null, known);
    if (existing && !saysAnything(cells)) problems.push(problem('nothing_to_change', null));
    if (meant.action === 'add' && meant.accounts.length === 0) {
      if (meant.currency === '') problems.push(problem('currency_missing', 'currency'));
      if (meant.timezone === '') problems.push(problem('timezone_missing', 'timezone'));
    }
    return { problems, existingId: existing?.id ?? null, existing: existing?.name ?? null };
  });
}

interface Seen {
  readonly names: Map<string, number>;
  readonly assets: Map<string, number>;
}

const idsOf = ({ accounts, pages }: Meant) => (pages.length === 0 ? accounts : [...accounts, ...pages]);
const columnOf = ({ pages }: Meant, id: string) => (pages.includes(id) ? 'page_id' : 'ad_account_id');

function twice(
  found: ImportProblem[],
  { line, meant }: Candidate,
  key: string,
  { names, assets }: Seen,
): void {
  const before = names.get(key);
  if (key !== '' && before !== undefined) found.push(problem('name_twice', 'name', String(before)));
  else names.set(key, line);
  for (const id of idsOf(meant)) {
    const other = assets.get(id);
    if (other === undefined) assets.set(id, line);
    else if (other !== line) found.push(problem('asset_twice', columnOf(meant, id), `${id}, ${other}`));
  }
}

function taken(found: ImportProblem[], meant: Meant, existingId: string | null, { owners }: Known): void {
  for (const id of idsOf(meant)) {
    const owner = owners.get(id);
    if (owner && owner.clientId !== existingId)
      found.push(problem('asset_taken', columnOf(meant, id), `${id}, ${owner.name}`));
  }
}

function saysAnything(cells: ImportCells): boolean {
  return (Object.keys(cells) as ImportColumn[]).some(
    (column) => column !== 'name' && column !== 'action' && cells[column] !== '',
  );
}
