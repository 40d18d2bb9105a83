import { AppError } from '../../../shared/failure.ts';
import type { ReachedAsset } from '../../../shared/model/client.ts';
import type {
  ImportCells,
  ImportDraft,
  ImportedRow,
  ImportProblem,
  ImportRow,
} from '../../../shared/model/client-import.ts';
import { importColumns, isBad } from '../../../shared/model/client-import.ts';
import { ClientId } from '../../../shared/model/ids.ts';
import { redactPatterns } from '../../../shared/model/redaction.ts';
import type { Vetted } from '../../tokens/use-cases.ts';
import { previewOf } from '../../tokens/use-cases.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { assetOwners, clientNames } from '../store.ts';
import { decode } from './decode.ts';
import { parseFile } from './parse.ts';
import { type Candidate, folded, judge, type Judged, type Known, meantBy } from './rules.ts';

export interface DraftRow extends Candidate {
  /** Under which a new client is made: its token is sealed for it before it is there. Made when first needed. */
  clientId: ClientId | null;
  token: Buffer | null;
  /** What Meta said; null while nobody asked. */
  meta: MetaSaid | null;
}

export interface MetaSaid {
  readonly problems: readonly ImportProblem[];
  readonly assets: readonly ReachedAsset[];
  readonly vetted: Vetted<unknown> | null;
}

export interface Draft {
  readonly id: string;
  readonly work: OpenWorkspace;
  readonly file: Pick<ImportDraft, 'fileName' | 'encoding' | 'delimiter' | 'unknownColumns'>;
  rows: DraftRow[];
  judged: Judged[];
  /** It is being written: nothing of it changes meanwhile. */
  isRunning: boolean;
  /** What became of each row, once it was run. */
  result: readonly ImportedRow[] | null;
}

const pastedToken = /^[A-Za-z0-9_|.-]{20,1000}$/;

/** One import at a time is in preparation, in memory alone: its tokens are wiped when it ends and when Steward locks. */
export class Imports {
  #draft: Draft | null = null;

  open(work: OpenWorkspace, fileName: string, bytes: Uint8Array): Draft {
    const { text, encoding } = decode(bytes);
    const { delimiter, unknownColumns, rows } = parseFile(text);
    this.forget();
    const file = { fileName, encoding, delimiter, unknownColumns: unknownColumns.map(redactPatterns) };
    const draft: Draft = {
      id: work.ids.next(),
      work,
      file,
      rows: [],
      judged: [],
      isRunning: false,
      result: null,
    };
    draft.rows = rows.map(({ line, cells, isTooWide }) => rowOf(line, cells, isTooWide));
    judgeAgain(draft);
    this.#draft = draft;
    return draft;
  }

  get(work: OpenWorkspace, draftId: string): Draft {
    if (this.#draft?.id !== draftId || this.#draft.work !== work)
      throw new AppError('not_found', 'This import is not open any more. Choose the file again.');
    if (this.#draft.isRunning)
      throw new AppError('conflict', 'This import is being written. Wait until it is done.');
    return this.#draft;
  }

  forget(): void {
    for (const row of this.#draft?.rows ?? []) wipe(row);
    this.#draft = null;
  }
}

export function clientIdOf(work: OpenWorkspace, row: DraftRow): ClientId {
  return (row.clientId ??= ClientId.parse(work.ids.next()));
}

function wipe(row: DraftRow): void {
  row.token?.fill(0);
  row.token = null;
}

/** SECURITY: the cell keeps the preview only; what it held lies in a buffer that can be wiped. */
function rowOf(line: number, cells: ImportCells, isTooWide: boolean): DraftRow {
  const pasted = cells.meta_access_token;
  const hasToken = pastedToken.test(pasted);
  const safe = withoutSecrets(cells);
  const shown = hasToken ? { ...safe, meta_access_token: previewOf(pasted) } : safe;
  return {
    line,
    cells: shown,
    meant: meantBy(shown),
    isTooWide,
    hasToken,
    clientId: null,
    token: hasToken ? Buffer.from(pasted) : null,
    meta: null,
  };
}

/** The shortest thing that looks like a token: what is shorter is not even looked at, of 5,000 rows. */
const shortestSecret = 16;

/** SECURITY: a token that was put into the wrong cell goes no further than a token in its own. */
function withoutSecrets(cells: ImportCells): ImportCells {
  let safe = cells;
  for (const name of importColumns) {
    const text = cells[name];
    if (text.length < shortestSecret) continue;
    const clean = redactPatterns(text);
    if (clean !== text) safe = { ...safe, [name]: clean };
  }
  return safe;
}

/** A row put right by hand. Its token stays unless another is typed; Meta is asked again. */
export function editRow(draft: Draft, line: number, cells: ImportCells): void {
  const at = draft.rows.findIndex((row) => row.line === line);
  const before = draft.rows[at];
  if (!before) throw new AppError('not_found', 'There is no such row in this file.');
  const keepsToken = before.hasToken && cells.meta_access_token === before.cells.meta_access_token;
  const after = rowOf(line, keepsToken ? { ...cells, meta_access_token: '' } : cells, false);
  if (keepsToken) {
    const shown = { ...after.cells, meta_access_token: before.cells.meta_access_token };
    draft.rows[at] = { ...after, cells: shown, hasToken: true, token: before.token };
  } else {
    wipe(before);
    draft.rows[at] = after;
  }
  judgeAgain(draft);
}

export function judgeAgain(draft: Draft): void {
  draft.judged = judge(draft.rows, knownIn(draft.work));
}

function knownIn({ ledger }: OpenWorkspace): Known {
  return {
    clientsByName: Map.groupBy(clientNames(ledger), ({ name }) => folded(name)),
    owners: assetOwners(ledger),
  };
}

const none: readonly ImportProblem[] = [];

export function problemsOf(draft: Draft, index: number): readonly ImportProblem[] {
  const own = draft.judged[index]?.problems ?? none;
  const said = draft.rows[index]?.meta?.problems ?? none;
  return said.length === 0 ? own : [...own, ...said];
}

export function viewOf(draft: Draft): ImportDraft {
  return {
    draftId: draft.id,
    ...draft.file,
    rows: draft.rows.map((row, index) => rowView(draft, row, index)),
  };
}

function rowView(draft: Draft, row: DraftRow, index: number): ImportRow {
  const problems = problemsOf(draft, index);
  const { line, cells, meta, meant } = row;
  const existing = draft.judged[index]?.existing ?? null;
  const verdict = problems.some(isBad)
    ? 'bad'
    : meant.action === 'skip'
      ? 'skip'
      : problems.length > 0
        ? 'warn'
        : 'ready';
  return { line, cells, verdict, problems: problems as ImportProblem[], existing, checked: meta !== null };
}
