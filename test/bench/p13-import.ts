import { parse } from 'csv-parse/sync';
import { importColumns } from '../../shared/model/client-import.ts';
import { csvText } from '../../shared/model/csv.ts';
import { PersonId, ClientId } from '../../shared/model/ids.ts';
import { Imports, viewOf } from '../../main/clients/import/drafts.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import { uuidV7Ids } from '../../main/adapters/uuid-v7-ids.ts';
import { aLedger } from '../builders/ledger.ts';

const bar = 1.5;
const known = 300;

/** P13: the preview of a file against parsing it and looking each row's name up by an index, and nothing else. */
export const p13 = {
  id: 'P13',
  // Asynchronous by the bench's contract; everything in it is synchronous.
  run: ({ smoke }: { readonly smoke: boolean }) => Promise.resolve(measure(smoke ? 500 : 5_000)),
};

function measure(rows: number) {
  const clock = { now: () => new Date('2026-11-20T09:00:00Z') };
  const ids = uuidV7Ids(clock);
  const person = PersonId.parse(ids.next());
  const ledger = aLedger({
    person,
    clients: Array.from({ length: known }, () => ClientId.parse(ids.next())),
  });
  try {
    const work = { ledger: ledger.db, ids, clock } as unknown as OpenWorkspace;
    const file = Buffer.from(fileOf(rows));
    const rounds = Array.from({ length: 9 }, () => ({
      preview: timed(() => previewed(work, file, rows)),
      bare: timed(() => parsed(work, file, rows)),
    })).slice(2);
    const previewMs = median(rounds.map(({ preview }) => preview));
    const bareMs = median(rounds.map(({ bare }) => bare));
    const ratio = median(rounds.map(({ preview, bare }) => preview / bare));
    return {
      figures: {
        rows,
        kilobytes: Math.round(file.length / 1024),
        preview_ms: round(previewMs),
        bare_ms: round(bareMs),
      },
      ratio: round(ratio),
      bar,
      met: ratio <= bar,
    };
  } finally {
    ledger.close();
  }
}

function fileOf(rows: number): string {
  return csvText(
    importColumns,
    Array.from({ length: rows }, (_, at) => [
      `Hotel "${at}", Łódź`,
      `office${at}@hotel.example`,
      '',
      `10${at}`,
      `Hotel ${at} sp. z o.o.`,
      'Owner',
      `20${at}`,
      'PLN',
      'Europe/Warsaw',
      'Hotels | Season',
      'add',
    ]),
  );
}

function previewed(work: OpenWorkspace, file: Buffer, rows: number): void {
  const imports = new Imports();
  if (viewOf(imports.open(work, 'clients.csv', file)).rows.length !== rows)
    throw new Error('Rows are missing.');
  imports.forget();
}

function parsed(work: OpenWorkspace, file: Buffer, rows: number): void {
  const [, ...records] = parse(file.toString('utf8'), {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const find = work.ledger.raw.prepare('select client_id from asset where meta_id = ?');
  for (const record of records) find.get(record[3] ?? '');
  if (records.length !== rows) throw new Error('Rows are missing.');
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
