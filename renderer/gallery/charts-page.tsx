import type { ChartSpec } from '../../shared/model/chart.ts';
import { ChartCard } from '../ui/chart-card.tsx';
import { showToast } from '../ui/toast.tsx';

const days = Array.from({ length: 20 }, (_, index) => index);
const wave = (base: number, swing: number, shift: number, rise: number) =>
  days.map((day) => Math.round(base + swing * Math.sin(day / 1.1 + shift) + day * rise));
const zloty = (value: number) => `zł ${value.toLocaleString('en-GB')}`;

export const daily: ChartSpec = {
  labels: days.map((day) => String(day + 1)),
  fullLabels: days.map((day) => `${day + 1} Nov`),
  series: [
    {
      id: 'spend',
      name: 'Spend, zł',
      values: wave(1000, 140, 1, 24),
      colour: 'c1',
      filled: true,
      format: zloty,
    },
    {
      id: 'bookings',
      name: 'Bookings',
      values: wave(27, 6, 0.5, 0.2),
      colour: 'c2',
      axis: 'right',
      format: String,
    },
    { id: 'before', name: 'Oct', values: wave(930, 150, 1, 4), colour: 'c4', dashed: true, format: zloty },
  ],
  settling: { from: 17, text: 'still settling' },
  marks: [{ at: 12, series: 'spend', text: 'budget zł 980 → 1,180' }],
  left: (value) => value.toLocaleString('en-GB'),
  right: String,
};

const months = ['Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'];
const monthly: ChartSpec = {
  labels: months,
  fullLabels: months.map((month, index) => `${month} ${index < 3 ? 2025 : 2026}`),
  series: [
    {
      id: 'bookings',
      name: 'Bookings',
      kind: 'bar',
      values: [430, 380, 512, 300, 345, 402, 455, 520, null, 702, 686, 551, 596],
      colour: 'c1',
      strong: 12,
      format: String,
    },
    {
      id: 'cost',
      name: 'Cost per booking, zł',
      values: [33, 37, 30, 41, 39, 36, 32, 30, null, 26, 27, 29, 28],
      colour: 'c2',
      axis: 'right',
      format: zloty,
    },
  ],
  target: { value: 580, text: 'target 580' },
  left: String,
  right: String,
};

export function ChartsPage() {
  return (
    <>
      <ChartCard
        title="Spend and bookings per day"
        label="Spend rises through November while bookings stay level"
        spec={daily}
        onPicture={(png) => showToast({ title: `A picture of ${png.length} characters` })}
      />
      <ChartCard
        title="Thirteen months"
        label="Bookings peak in July"
        spec={monthly}
        note="June is missing"
      />
    </>
  );
}
