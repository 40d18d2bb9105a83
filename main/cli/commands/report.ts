import type { StewardContract } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/failure.ts';
import type { Client } from '../../../shared/model/client.ts';
import type { ReportId } from '../../../shared/model/report.ts';
import type { Client as Api } from '../../../shared/rpc.ts';
import { UsageError } from '../arguments.ts';
import type { Command, Desk } from '../command.ts';
import { exitCodes } from '../command.ts';
import { clientOf, periodOf } from '../find.ts';
import { outputOf, outputOptions } from '../output.ts';
import { rowsAs } from '../print.ts';

export const reportList: Command = {
  name: 'report list',
  says: 'Reports of a client, newest period first.',
  takes: '<client>',
  options: { format: { value: 'table|csv|json', says: 'How to answer.' } },
  run: async (desk) => {
    const api = await desk.api();
    const { id } = await clientOf(desk, api);
    const list = await api.reports.list({ clientId: id });
    const rows = list.map((one) => [
      one.code,
      one.period.from,
      one.period.to,
      one.state,
      one.headline,
      one.id,
    ]);
    desk.out(rowsAs(desk.format, ['code', 'from', 'to', 'state', 'headline', 'id'], rows, list));
    return exitCodes.fine;
  },
};

export const reportPrepare: Command = {
  name: 'report prepare',
  says: "Freezes a period's figures into a draft, arranged as the client's reports are. A person reviews it.",
  takes: '<client>',
  options: {
    from: { value: 'day', says: 'The first day.' },
    to: { value: 'day', says: 'The last day.' },
  },
  run: async (desk) => {
    const { period } = periodOf(desk);
    if (!period) throw new UsageError('Say the period: --from <day> --to <day>.');
    const api = await desk.api();
    const { id } = await clientOf(desk, api);
    const template = await api.reports.template({ clientId: id });
    const settings = { ...template, period, comparison: 'previous_period' as const };
    const { reportId } = await api.reports.prepare({ clientId: id, settings });
    const { line } = await api.reports.get({ clientId: id, reportId });
    desk.out(rowsAs(desk.format, ['code', 'state', 'id'], [[line.code, line.state, line.id]], line));
    return exitCodes.fine;
  },
};

const exporters = {
  pdf: (api: Api<StewardContract>, one: One) => api.reports.exportPdf(one),
  csv: (api: Api<StewardContract>, one: One) => api.reports.exportCsv(one),
  mail: (api: Api<StewardContract>, one: One) => api.reports.exportMail(one),
};
type One = { readonly clientId: Client['id']; readonly reportId: ReportId };
type Kind = keyof typeof exporters;
const isKind = (word: string): word is Kind => Object.hasOwn(exporters, word);

export const reportExport: Command = {
  name: 'report export',
  says: 'Writes a report: pdf and mail (through the running app, which has the printer), or csv into a folder.',
  takes: '<client> <code|id>',
  options: { as: { value: 'pdf|csv|mail', says: 'What to write.' }, ...outputOptions },
  run: async (desk) => {
    const kind = desk.asked.text('as') ?? 'pdf';
    if (!isKind(kind)) throw new UsageError('--as is pdf, csv or mail.');
    const wanted = desk.asked.words[1];
    if (wanted === undefined) throw new UsageError('Name the report by its code, as report list has it.');
    const path = kind === 'csv' ? folderOf(desk) : outputOf(desk);
    // Said before the passphrase is asked for.
    if (kind !== 'csv' && (await desk.host()).owner === 'here') throw new AppError('unsupported', noPrinter);
    const api = await desk.api(path);
    const { id: clientId } = await clientOf(desk, api);
    const list = await api.reports.list({ clientId });
    const found = list.find(({ code, id }) => code === wanted || id === wanted);
    if (!found) throw new AppError('not_found', `This client has no report ${wanted}.`);
    const { savedAs } = await exporters[kind](api, { clientId, reportId: found.id });
    desk.out(rowsAs(desk.format, ['written to'], [[savedAs]], { savedAs }));
    return exitCodes.fine;
  },
};

const noPrinter =
  'Printing a report needs the window of Steward, which is closed. Open Steward and run this again, or take its ' +
  'tables now: --as csv --output <folder>.';

function folderOf(desk: Desk): string {
  const { asked } = desk;
  // A folder that is there is meant; its files are the report's own.
  return outputOf({ ...desk, asked: { ...asked, has: (name) => name === 'force' || asked.has(name) } });
}
