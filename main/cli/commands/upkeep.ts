import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import { isBad, largestImport } from '../../../shared/model/client-import.ts';
import { UsageError } from '../arguments.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../command.ts';
import { clientOf } from '../find.ts';
import { outputOf, outputOptions } from '../output.ts';
import { rowsAs } from '../print.ts';

const format = { value: 'table|csv|json', says: 'How to answer.' };

export const importClients: Command = {
  name: 'import',
  says: 'Takes clients from a CSV file: says what would become of every row, and with --run does it, all rows or none.',
  takes: '<file>',
  options: { run: { says: 'Import the rows that are good.' }, format },
  run: async (desk) => {
    const [path] = desk.asked.words;
    if (path === undefined) throw new UsageError('Name the file.');
    const bytes = contentOf(path);
    const api = await desk.api();
    const opened = await api.imports.open({ fileName: basename(path), bytes });
    try {
      const draft = await api.imports.check({ draftId: opened.draftId }, { signal: desk.signal });
      const good = draft.rows.filter(({ verdict }) => verdict === 'ready' || verdict === 'warn');
      const rows = draft.rows.map(({ line, cells, verdict, problems }) => [
        line,
        cells.name,
        verdict,
        problems.map(({ code, value }) => (value === '' ? code : `${code}: ${value}`)).join('; '),
      ]);
      const isToRun = desk.asked.has('run') && good.length > 0;
      const outcome = isToRun
        ? await api.imports.run({ draftId: draft.draftId, lines: good.map(({ line }) => line) })
        : null;
      const whole = { rows: draft.rows, outcome };
      desk.out(rowsAs(desk.format, ['line', 'name', 'verdict', 'problems'], rows, whole));
      if (outcome)
        desk.note(`${outcome.added} added, ${outcome.updated} updated, ${outcome.leftOut} left out.`);
      else desk.note('Nothing was written. Add --run to import the good rows.');
      return draft.rows.some(({ problems }) => problems.some(isBad)) ? exitCodes.notFine : exitCodes.fine;
    } finally {
      await api.imports.discard({ draftId: opened.draftId });
    }
  },
};

function contentOf(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new AppError('not_found', `The file ${path} cannot be read.`);
  }
  if (bytes.length > largestImport.bytes)
    throw new AppError('invalid_request', 'A file of clients has at most 8 MB.');
  return bytes.toString('base64');
}

export const tokensTest: Command = {
  name: 'tokens test',
  says: 'Tries every token on every connected asset, or what one client needs. Shows what each may do, never a token.',
  takes: '[client]',
  options: { format },
  run: async (desk) => {
    const api = await desk.api();
    const one = desk.asked.words.length > 0 ? await clientOf(desk, api) : null;
    const { signal } = desk;
    const list = one
      ? await api.tokens.testClient({ clientId: one.id }, { signal })
      : await api.tokens.testAll({}, { signal });
    const rows = list.map(({ client, kind, name, access, sentence }) => [
      client,
      kind,
      name,
      access,
      sentence,
    ]);
    desk.out(rowsAs(desk.format, ['client', 'kind', 'asset', 'access', 'what to do'], rows, list));
    return list.every(({ access }) => access === 'read' || access === 'write')
      ? exitCodes.fine
      : exitCodes.notFine;
  },
};

export const auditVerify: Command = {
  name: 'audit verify',
  says: 'Checks the whole audit trail, or the chain of one client. Ends with 1 when something is wrong.',
  takes: '[client]',
  options: { format },
  run: async (desk) => {
    const api = await desk.api();
    if (desk.asked.words.length === 0) {
      const state = await api.audit.verifyAll({});
      const rows = [[state.ok ?? false, state.rows, state.faults.join('; ')]];
      desk.out(rowsAs(desk.format, ['ok', 'rows', 'faults'], rows, state));
      return state.ok === true ? exitCodes.fine : exitCodes.notFine;
    }
    const { id } = await clientOf(desk, api);
    const verdict = await api.audit.verifyClient({ clientId: id });
    const rows = [
      [verdict.ok, verdict.rows, verdict.firstBad?.why ?? null, verdict.tail.replaceAll('_', ' ')],
    ];
    desk.out(rowsAs(desk.format, ['ok', 'rows', 'first bad', 'tail'], rows, verdict));
    return verdict.ok ? exitCodes.fine : exitCodes.notFine;
  },
};

export const backup: Command = {
  name: 'backup',
  says: 'Makes a backup: among those that Steward keeps, or with --output into a file.',
  options: { 'with-tokens': { says: 'With its tokens, sealed; only into a file.' }, ...outputOptions },
  run: async (desk) => {
    const isFile = desk.asked.text('output') !== undefined;
    const withTokens = desk.asked.has('with-tokens');
    if (withTokens && !isFile) throw new UsageError('--with-tokens goes with --output.');
    if (isFile) {
      const api = await desk.api(outputOf(desk));
      const made = await api.backups.make({ withTokens });
      desk.out(rowsAs(desk.format, ['written to'], [[made.savedAs]], made));
      return exitCodes.fine;
    }
    const made = await (await desk.api()).backups.makeNow({});
    desk.out(
      rowsAs(desk.format, ['name', 'made at', 'bytes'], [[made.name, made.createdAt, made.bytes]], made),
    );
    return exitCodes.fine;
  },
};
