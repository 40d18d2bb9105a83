import { expect, test } from 'vitest';
import { chartOption, type ChartSpec, chartTable, type ChartTheme, readOut } from './chart.ts';

const spec: ChartSpec = {
  labels: ['1', '2', '3'],
  fullLabels: ['1 Nov', '2 Nov', '3 Nov'],
  series: [
    {
      id: 'spend',
      name: 'Spend',
      values: [10, null, 30],
      colour: 'c1',
      filled: true,
      format: (value) => `zł ${value}`,
    },
    {
      id: 'results',
      name: 'Bookings',
      values: [1, 2, 3],
      colour: 'c2',
      axis: 'right',
      kind: 'bar',
      format: String,
    },
  ],
  settling: { from: 2, text: 'still settling' },
  marks: [{ at: 1, series: 'results', text: 'budget zł 5 → 6' }],
  left: String,
  right: String,
};
const theme: ChartTheme = {
  ink: '#111111',
  quietInk: '#222222',
  line: '#333333',
  faint: '#444444',
  paper: '#ffffff',
  band: '#55555533',
  colours: { c1: '#c10000', c2: '#c20000', c3: '#c3', c4: '#c4', c5: '#c5', c6: '#c6' },
  font: 'Inter',
};

test('a moment is said with its figures, what happened and what may still change', () => {
  expect([0, 1, 2].map((at) => readOut(spec, at))).toEqual([
    '1 Nov: Spend zł 10; Bookings 1',
    '2 Nov: Spend —; Bookings 2; budget zł 5 → 6',
    '3 Nov: Spend zł 30; Bookings 3; still settling',
  ]);
});

test('its table says the same, with a dash for what is missing', () => {
  expect(chartTable(spec)).toEqual([
    ['1 Nov', 'zł 10', '1'],
    ['2 Nov', '—', '2'],
    ['3 Nov', 'zł 30', '3'],
  ]);
});

test('a gap stays a gap, axes start at zero, and nothing moves', () => {
  expect(chartOption(spec, theme)).toMatchObject({
    animation: false,
    yAxis: [{ min: 0 }, { min: 0 }],
    series: [
      { type: 'line', data: [10, null, 30], connectNulls: false, yAxisIndex: 0 },
      { type: 'bar', yAxisIndex: 1 },
    ],
  });
});

test('a name is never HTML, and its braces start no style of their own', () => {
  const hostile = { ...spec, settling: { from: 2, text: '<img src=x> {big|a}' } };
  expect(chartOption(hostile, theme)).toMatchObject({
    series: [{ markLine: { data: [{ label: { formatter: '<img src=x> (big|a)' } }] } }, {}],
  });
});

test('a mark on a missing day is not drawn at zero', () => {
  const missing = { ...spec, marks: [{ at: 1, series: 'spend', text: 'paused' }] };
  const { series } = chartOption(missing, theme) as { series: { markPoint?: { data: unknown[] } }[] };
  expect(series[0]?.markPoint?.data).toEqual([]);
});
