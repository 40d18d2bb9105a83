import { type CsvCell, csvLines, csvMark } from '../../shared/model/csv.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { Dialogs, FileFilter, Files } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

interface SaveNeeds {
  readonly dialogs: Dialogs;
  readonly files: Files;
}

interface Table {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/** A table as the person sees it, in a file that no spreadsheet runs. `chain` is the client that it is about. */
export function saveTable(
  work: OpenWorkspace,
  chain: string,
  { name, header, rows }: Table,
  needs: SaveNeeds,
): Promise<{ savedAs: string | null }> {
  const csv = { name: 'CSV', extensions: ['csv'] };
  const parts = function* () {
    yield csvMark;
    yield* csvLines(header, rows);
  };
  return save(work, chain, { name, filter: csv, parts: parts() }, { ...needs, rows: rows.length });
}

export function savePicture(
  work: OpenWorkspace,
  chain: string,
  { name, png }: { readonly name: string; readonly png: string },
  needs: SaveNeeds,
): Promise<{ savedAs: string | null }> {
  const bytes = Uint8Array.from(atob(png.slice(png.indexOf(',') + 1)), (char) => char.charCodeAt(0));
  const filter = { name: 'PNG', extensions: ['png'] };
  return save(work, chain, { name, filter, parts: [bytes] }, { ...needs, rows: 0 });
}

interface Leaving {
  readonly name: string;
  readonly filter: FileFilter;
  readonly parts: Iterable<string | Uint8Array>;
}

async function save(
  work: OpenWorkspace,
  chain: string,
  { name, filter, parts }: Leaving,
  { dialogs, files, rows }: SaveNeeds & { readonly rows: number },
): Promise<{ savedAs: string | null }> {
  const suggestedName = `${fileName(name)}.${filter.extensions[0] ?? ''}`;
  const path = await dialogs.saveFile({ title: name, suggestedName, filters: [filter] });
  if (path === null) return { savedAs: null };
  files.write(path, parts);
  const detail = { kind: filter.name, rows };
  write(work.ledger, (w) =>
    record(
      w,
      { chain, actor: work.actor, what: 'table.exported', subject: name, detail },
      work.clock.now(),
      work.ids,
    ),
  );
  return { savedAs: path };
}

/** A client's name is a stranger's word: no separators, no dots at the ends, nothing that a shell reads. */
export function fileName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ');
  return plain.replaceAll(/^[. ]+|[. ]+$/g, '').slice(0, 100) || 'steward';
}
