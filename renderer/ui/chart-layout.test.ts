import { expect, test } from 'vitest';
import type { ChartSpec } from '../../shared/model/chart.ts';
import { barAt, layoutOf, nearest, runsOf, ticksUpTo } from './chart-layout.ts';

const series = (values: readonly (number | null)[], more: object = {}) => ({
  id: 'a',
  name: 'A',
  values,
  colour: 'c1' as const,
  format: String,
  ...more,
});
const spec = (more: Partial<ChartSpec> = {}): ChartSpec => ({
  labels: ['1', '2', '3', '4', '5'],
  fullLabels: ['1', '2', '3', '4', '5'],
  series: [series([10, 20, null, 40, 50])],
  left: String,
  ...more,
});
const room = { width: 400, height: 200, widthOf: (text: string) => text.length * 6 };

test('an axis goes from zero in round steps to just above the highest figure', () => {
  expect(ticksUpTo(50)).toEqual([0, 20, 40, 60]);
  expect(ticksUpTo(0.03)).toEqual([0, 0.01, 0.02, 0.03]);
  expect(ticksUpTo(1_250_000)).toEqual([0, 500_000, 1_000_000, 1_500_000]);
});

test('an axis without figures still has two ends', () => {
  expect(ticksUpTo(0)).toEqual([0, 1]);
});

test('figures stay within the plot, and a higher figure stands higher', () => {
  const { left, plot } = layoutOf(spec(), room);
  expect(left.y(0)).toBe(plot.bottom);
  expect(left.y(50)).toBeGreaterThanOrEqual(plot.top);
  expect(left.y(50)).toBeLessThan(left.y(40));
});

test('a line runs from edge to edge, bars keep half a step free on both sides', () => {
  const line = layoutOf(spec(), room);
  expect([line.x(0), line.x(4)]).toEqual([line.plot.left, line.plot.right]);
  const bars = layoutOf(spec({ series: [series([1, 2, 3, 4, 5], { kind: 'bar' })] }), room);
  expect(bars.x(0)).toBe(bars.plot.left + bars.step / 2);
  expect(bars.x(4)).toBeCloseTo(bars.plot.right - bars.step / 2);
});

test('a second axis has a scale of its own and takes room for its labels', () => {
  const both = layoutOf(
    spec({
      series: [series([10]), series([0.5], { id: 'b', axis: 'right' })],
      right: (value) => `${value} %`,
    }),
    room,
  );
  expect(both.right?.ticks.at(-1)).toBeLessThan(1);
  expect(both.left.ticks.at(-1)).toBeGreaterThanOrEqual(10);
  expect(both.plot.right).toBeLessThan(layoutOf(spec(), room).plot.right);
});

test('a target above every figure still stands within the chart', () => {
  const { left, plot } = layoutOf(spec({ target: { value: 900, text: 'plan' } }), room);
  expect(left.y(900)).toBeGreaterThan(plot.top);
});

test('labels that would touch are left out evenly', () => {
  const labels = Array.from({ length: 100 }, (_, at) => `${at} November`);
  expect(layoutOf(spec({ labels }), room).every).toBeGreaterThan(15);
  expect(layoutOf(spec(), room).every).toBe(1);
});

test('a missing figure breaks the line, and a lone figure is a run of its own', () => {
  expect(runsOf([1, 2, null, 4, null, null, 7, 8])).toEqual([
    [0, 1],
    [3, 3],
    [6, 7],
  ]);
});

test('the pointer finds the nearest place and never one outside', () => {
  const layout = layoutOf(spec(), room);
  expect(nearest(layout, 5, layout.x(3) + layout.step * 0.4)).toBe(3);
  expect(nearest(layout, 5, -50)).toBe(0);
  expect(nearest(layout, 5, 5_000)).toBe(4);
  expect(nearest(layout, 0, 10)).toBeNull();
});

test('bars of two series stand side by side around their label', () => {
  const layout = layoutOf(spec({ series: [series([1, 2, 3, 4, 5], { kind: 'bar' })] }), room);
  const [left, width] = barAt(layout, 2, 0, 2);
  expect(barAt(layout, 2, 1, 2)).toEqual([left + width, width]);
  expect(left + width).toBeCloseTo(layout.x(2));
});
