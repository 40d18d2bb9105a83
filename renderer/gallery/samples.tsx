import type { Money } from '../../shared/model/money.ts';
import { Badge } from '../ui/badge.tsx';
import type { Pace } from '../ui/pace.ts';
import type { Column } from '../ui/table-model.ts';

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly label: string;
  readonly need: string;
  readonly tone: 'normal' | 'warn' | 'bad';
  readonly pace: Pace;
  readonly spent: Money;
  readonly plan: Money;
  readonly lands: number;
  readonly cost: Money;
}

const names = [
  'Belmonte Hotel',
  'Hotel Lambert Ustronie Morskie',
  'Align Primary Care',
  'Blue & Green Mazury',
  'Kyoto Dental',
  'Balaton Panorama',
];
const colours = ['#7a4b9c', '#b4553a', '#2f6fb0', '#1f7a6a', '#3a7d44', '#99662d'];
const needs = [
  'Overspending: lands at 118 % of plan',
  'Stopped: no spend for 31 hours, 2 campaigns active',
  'On track',
  'On track',
  'On track; yesterday still settling',
  'On track',
];
const tones = ['bad', 'warn', 'normal', 'normal', 'normal', 'normal'] as const;
const currencies = ['PLN', 'PLN', 'USD', 'PLN', 'JPY', 'HUF'];

function pick<Item>(items: readonly Item[], index: number, otherwise: Item): Item {
  return items[index % items.length] ?? otherwise;
}

/** Made up, and the same every time. */
export const clients: readonly ClientRow[] = Array.from({ length: 1000 }, (_, index) => {
  const currency = pick(currencies, index, 'PLN');
  const spent = 0.3 + ((index * 37) % 70) / 100;
  return {
    id: String(index),
    name: index < names.length ? pick(names, index, '') : `${pick(names, index, '')} ${index}`,
    colour: pick(colours, index, '#5b6470'),
    label: `Hotels · ${currency}`,
    need: pick(needs, index, ''),
    tone: pick(tones, index, 'normal'),
    pace: { spent, expected: 0.67, low: 0.6, high: 0.74 },
    spent: { minor: 2_461_000 + index * 977, currency },
    plan: { minor: 3_540_000 + index * 977, currency },
    lands: 0.8 + ((index * 13) % 50) / 100,
    cost: { minor: 3820 + ((index * 71) % 4000), currency },
  };
});

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly spent: number;
  readonly results: number | null;
  readonly under: readonly CampaignRow[];
}

function level(prefix: string, words: readonly string[], depth: number): readonly CampaignRow[] {
  const [word, ...deeper] = words;
  if (word === undefined) return [];
  return Array.from({ length: 3 }, (_, index) => {
    const id = `${prefix}${index}`;
    return {
      id,
      name: `${word} ${index + 1}`,
      status: index === 2 ? 'paused' : 'active',
      spent: 9000 - index * 1300 - depth * 700,
      results: index === 1 ? null : 300 - index * 40,
      under: level(`${id}-s-`, deeper, depth + 1),
    };
  });
}

export const campaigns = level('c-', ['Campaign', 'Ad set', 'Ad'], 0);

export const campaignColumns: readonly Column<CampaignRow>[] = [
  {
    id: 'name',
    title: 'Campaign',
    width: 220,
    grow: 1,
    fixed: true,
    text: (row) => row.name,
    sort: (row) => row.name,
    cell: (row) => row.name,
    total: 'All',
  },
  {
    id: 'status',
    title: 'Status',
    width: 90,
    text: (row) => row.status,
    cell: (row) => <Badge>{row.status}</Badge>,
  },
  {
    id: 'spent',
    title: 'Spent, zł',
    width: 100,
    align: 'end',
    text: (row) => String(row.spent),
    sort: (row) => row.spent,
    cell: (row) => row.spent,
    total: '24,610',
  },
  {
    id: 'results',
    title: 'Bookings',
    width: 90,
    align: 'end',
    text: (row) => String(row.results ?? ''),
    sort: (row) => row.results,
    cell: (row) => row.results ?? '—',
    total: '644',
  },
];
