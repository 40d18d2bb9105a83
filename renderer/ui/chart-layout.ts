import type { ChartSeries, ChartSpec } from '../../shared/model/chart.ts';

/** Where everything of a chart stands, in pixels: pure, so that no canvas is needed to check it. */
export interface ChartLayout {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly left: AxisScale;
  readonly right: AxisScale | null;
  /** Every how many labels of the x axis there is room for one. */
  readonly every: number;
  readonly x: (at: number) => number;
  /** How wide the place of one label is. */
  readonly step: number;
}

export interface AxisScale {
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
}

export interface ChartRoom {
  readonly width: number;
  readonly height: number;
  readonly widthOf: (text: string) => number;
}

const labelHeight = 11;
const besideLabels = 8;
const betweenLabels = 10;
const above = 14;
/** Room above the lines for the words on them. */
const annotatedShare = 0.18;
const parts = 3;

export function layoutOf(spec: ChartSpec, { width, height, widthOf }: ChartRoom): ChartLayout {
  const annotated = Boolean(spec.settling ?? spec.target ?? spec.marks?.length);
  const top = (series: readonly ChartSeries[], also: number) =>
    highest(series, also) * (annotated ? 1 + annotatedShare : 1);
  const onRight = spec.right ? spec.series.filter(({ axis }) => axis === 'right') : [];
  const onLeft = spec.series.filter((series) => !onRight.includes(series));
  const leftTicks = ticksUpTo(top(onLeft, spec.target?.value ?? 0));
  const rightTicks = ticksUpTo(top(onRight, 0));
  const roomFor = (ticks: readonly number[], said: (value: number) => string) =>
    4 + Math.max(...ticks.map((tick) => widthOf(said(tick)))) + besideLabels;
  const plot = {
    left: roomFor(leftTicks, spec.left),
    right: width - (spec.right ? roomFor(rightTicks, spec.right) : 12),
    top: above,
    bottom: height - labelHeight - besideLabels - 4,
  };
  const hasBars = spec.series.some(({ kind }) => kind === 'bar');
  const count = spec.labels.length;
  const across = Math.max(0, plot.right - plot.left);
  const step = hasBars ? across / Math.max(1, count) : across / Math.max(1, count - 1);
  const start = hasBars || count === 1 ? plot.left + (hasBars ? step : across) / 2 : plot.left;
  const widest = Math.max(0, ...spec.labels.map(widthOf));
  const scale = (ticks: readonly number[]): AxisScale => ({ ticks, y: heights(ticks, plot) });
  return {
    plot,
    left: scale(leftTicks),
    right: spec.right ? scale(rightTicks) : null,
    every: Math.max(1, Math.ceil((widest + betweenLabels) / Math.max(1, step))),
    x: (at) => start + at * step,
    step,
  };
}

function highest(series: readonly ChartSeries[], also: number): number {
  return Math.max(also, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
}

function heights(ticks: readonly number[], { top, bottom }: ChartLayout['plot']) {
  const high = ticks.at(-1) ?? 1;
  return (value: number) => bottom - (value / high) * (bottom - top);
}

/** From zero in about three steps of a round number, the last at or above the highest figure. */
export function ticksUpTo(high: number): readonly number[] {
  if (!(high > 0)) return [0, 1];
  const size = 10 ** Math.floor(Math.log10(high / parts));
  const share = high / parts / size;
  const round = share < 1.5 ? 1 : share < 2.5 ? 2 : share < 4 ? 3 : share < 7 ? 5 : 10;
  const count = Math.ceil(Number((high / (round * size)).toFixed(9)));
  return Array.from({ length: count + 1 }, (_, at) => Number((at * round * size).toPrecision(12)));
}

/** Neighbouring figures, as first and last index; a missing one breaks the line instead of being drawn as zero. */
export function runsOf(values: readonly (number | null)[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  values.forEach((value, at) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last?.[1] === at - 1) last[1] = at;
    else runs.push([at, at]);
  });
  return runs;
}

/** The label that a place is nearest to; `null` where there is none. */
export function nearest({ x, step }: ChartLayout, count: number, place: number): number | null {
  if (count === 0) return null;
  const at = step > 0 ? Math.round((place - x(0)) / step) : 0;
  return Math.min(count - 1, Math.max(0, at));
}

const widestBar = 28;
const barShare = 0.72;

/** Where the bar of the `nth` of `count` bar series stands: its left edge and its width. */
export function barAt({ x, step }: ChartLayout, at: number, nth: number, count: number): [number, number] {
  const width = Math.min(widestBar, (step * barShare) / count);
  return [x(at) - (width * count) / 2 + nth * width, width];
}
