import type { StewardContract } from '../../../shared/contract/contract.ts';
import type { AdRow } from '../../../shared/model/ads.ts';
import type { Client } from '../../../shared/model/client.ts';
import type { Client as Api } from '../../../shared/rpc.ts';
import { UsageError } from '../arguments.ts';
import type { Command, Desk } from '../command.ts';
import { exitCodes } from '../command.ts';
import { clientOf, periodOf } from '../find.ts';
import { type Cell, rowsAs } from '../print.ts';

interface Answer {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly whole: unknown;
}

export const insights: Command = {
  name: 'insights',
  says: 'Figures as they are stored: triage (all clients), or overview, ads or page of one. Missing is empty, never 0.',
  takes: '<triage|overview|ads|page> [client]',
  options: {
    client: { value: 'name', says: 'The client, by name or id.' },
    from: { value: 'day', says: 'The first day; without a period it is this month until yesterday.' },
    to: { value: 'day', says: 'The last day.' },
    format: { value: 'table|csv|json', says: 'How to answer.' },
  },
  run: async (desk) => {
    const [what = '', word] = desk.asked.words;
    const screen = Object.hasOwn(screens, what) ? screens[what] : undefined;
    if (!screen && what !== 'triage') throw new UsageError('Say which: triage, overview, ads or page.');
    const api = await desk.api();
    const answer = screen ? await screen(desk, api, await named(desk, api, word)) : await triage(api);
    desk.out(rowsAs(desk.format, answer.header, answer.rows, answer.whole));
    return exitCodes.fine;
  },
};

function named(desk: Desk, api: Api<StewardContract>, word: string | undefined): Promise<Client> {
  const { asked } = desk;
  const words = word === undefined ? [] : [word];
  return clientOf({ ...desk, asked: { ...asked, words } }, api);
}

/** Millionths as the number that stands in a bank statement. */
const major = (micros: number | null) => (micros === null ? null : Number((micros / 1e6).toFixed(2)));

async function triage(api: Api<StewardContract>): Promise<Answer> {
  const whole = await api.insights.triage({});
  return {
    header: [
      'client',
      'currency',
      'spent',
      'plan',
      'pace',
      'results',
      'cost per result',
      'alerts',
      'fresh at',
    ],
    rows: whole.rows.map((row) => [
      row.name,
      row.currency,
      major(row.pace.spentMicros),
      major(row.pace.budgetMicros),
      row.pace.verdict.replaceAll('_', ' '),
      row.results.value,
      major(row.costMicros.value),
      row.alerts.length,
      row.freshness.freshAt,
    ]),
    whole,
  };
}

const adCells = ({ figures }: Pick<AdRow, 'figures'>): Cell[] => [
  major(figures?.spendMicros ?? null),
  figures?.impressions ?? null,
  figures?.linkClicks ?? null,
  figures?.results.value ?? null,
  major(figures?.costMicros.value ?? null),
];
const adHeader = ['spent', 'impressions', 'link clicks', 'results', 'cost per result'];

const screens: Readonly<
  Record<string, (desk: Desk, api: Api<StewardContract>, client: Client) => Promise<Answer>>
> = {
  overview: async (desk, api, { id }) => {
    const whole = await api.insights.overview({ clientId: id, ...periodOf(desk) });
    const rows = whole.days.map((day) => [
      day.day,
      whole.currency,
      major(day.spendMicros),
      day.impressions,
      day.results,
      major(day.valueMicros),
    ]);
    return { header: ['day', 'currency', 'spent', 'impressions', 'results', 'value'], rows, whole };
  },
  ads: async (desk, api, { id }) => {
    const whole = await api.insights.ads({ clientId: id, ...periodOf(desk) });
    const rows = whole.rows.map((row) => [
      row.level.replaceAll('_', ' '),
      row.name,
      row.status,
      whole.currency,
      ...adCells(row),
      row.id,
    ]);
    return { header: ['level', 'name', 'status', 'currency', ...adHeader, 'id'], rows, whole };
  },
  page: async (desk, api, { id }) => {
    const whole = await api.insights.page({ clientId: id, ...periodOf(desk) });
    const rows = whole.metrics.map((one) => [
      one.metric,
      one.state.replaceAll('_', ' '),
      one.total.value,
      one.before?.value ?? null,
    ]);
    return { header: ['metric', 'state', 'value', 'before'], rows, whole };
  },
};
