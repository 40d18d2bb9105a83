import type { ChartMark, ChartSeries, ChartSpec, ChartTheme } from '../../shared/model/chart.ts';
import { barAt, type AxisScale, type ChartLayout, runsOf } from './chart-layout.ts';

/** What it is painted with. Names of Meta and of clients are only ever text on a canvas. */
interface Brush {
  readonly ink: CanvasRenderingContext2D;
  readonly spec: ChartSpec;
  readonly theme: ChartTheme;
  readonly layout: ChartLayout;
  readonly width: number;
}

export const chartFont = (theme: ChartTheme) => `11px ${theme.font}`;

export function paintChart(brush: Brush, pointed: number | null): void {
  const { ink, spec, theme } = brush;
  ink.font = chartFont(theme);
  ink.lineJoin = 'round';
  grid(brush);
  const bars = spec.series.filter(({ kind }) => kind === 'bar');
  bars.forEach((series, nth) => paintBars(brush, series, nth, bars.length));
  if (pointed !== null) pointer(brush, pointed);
  for (const series of spec.series) if (series.kind !== 'bar') paintLine(brush, series);
  across(brush);
  for (const mark of spec.marks ?? []) dot(brush, mark);
}

function scaleOf({ layout }: Brush, { axis }: ChartSeries): AxisScale {
  return axis === 'right' && layout.right ? layout.right : layout.left;
}

/** A hair's line stays sharp only in the middle of a pixel. */
const sharp = (at: number) => Math.round(at) + 0.5;

function stroke(
  ink: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
) {
  ink.beginPath();
  ink.moveTo(...from);
  ink.lineTo(...to);
  ink.stroke();
}

function grid({ ink, spec, theme, layout, width }: Brush): void {
  const { plot, left, right, every, x } = layout;
  ink.lineWidth = 1;
  ink.setLineDash([]);
  ink.strokeStyle = theme.line;
  ink.fillStyle = theme.quietInk;
  ink.textBaseline = 'middle';
  for (const tick of left.ticks) {
    stroke(ink, [plot.left, sharp(left.y(tick))], [plot.right, sharp(left.y(tick))]);
    ink.textAlign = 'right';
    ink.fillText(spec.left(tick), plot.left - 8, left.y(tick));
  }
  for (const tick of right?.ticks ?? []) {
    ink.textAlign = 'left';
    ink.fillText(spec.right?.(tick) ?? '', plot.right + 8, right?.y(tick) ?? 0);
  }
  ink.textBaseline = 'top';
  ink.textAlign = 'center';
  for (let at = 0; at < spec.labels.length; at += every) {
    const text = spec.labels[at] ?? '';
    const half = ink.measureText(text).width / 2;
    // The first and the last stay whole.
    ink.fillText(text, Math.min(Math.max(x(at), half), width - half), plot.bottom + 8);
  }
}

function paintBars(brush: Brush, series: ChartSeries, nth: number, count: number): void {
  const { ink, theme, layout } = brush;
  const { y } = scaleOf(brush, series);
  ink.fillStyle = theme.colours[series.colour];
  series.values.forEach((value, at) => {
    if (value === null) return;
    const [left, width] = barAt(layout, at, nth, count);
    // Beside a strong bar the others are shown paler, not smaller.
    ink.globalAlpha = series.strong === undefined || series.strong === at ? 1 : 0.3;
    ink.beginPath();
    ink.roundRect(left, y(value), width, layout.plot.bottom - y(value), [2, 2, 0, 0]);
    ink.fill();
  });
  ink.globalAlpha = 1;
}

function paintLine(brush: Brush, series: ChartSeries): void {
  const { ink, theme, layout } = brush;
  const { y } = scaleOf(brush, series);
  const height = (at: number) => y(series.values[at] ?? 0);
  ink.strokeStyle = theme.colours[series.colour];
  ink.lineWidth = series.dashed ? 1.2 : 1.8;
  ink.setLineDash(series.dashed ? [3, 3] : []);
  for (const [first, last] of runsOf(series.values)) {
    ink.beginPath();
    for (let at = first; at <= last; at += 1) ink.lineTo(layout.x(at), height(at));
    if (first === last) point(brush, series, first);
    else ink.stroke();
    if (!series.filled || first === last) continue;
    ink.lineTo(layout.x(last), layout.plot.bottom);
    ink.lineTo(layout.x(first), layout.plot.bottom);
    ink.fillStyle = theme.band;
    ink.fill();
  }
  ink.setLineDash([]);
}

/** A figure with none beside it would be a line of no length. */
function point(brush: Brush, series: ChartSeries, at: number): void {
  const { ink, theme, layout } = brush;
  ink.beginPath();
  ink.arc(layout.x(at), scaleOf(brush, series).y(series.values[at] ?? 0), 2.5, 0, 2 * Math.PI);
  ink.fillStyle = theme.colours[series.colour];
  ink.fill();
}

function pointer({ ink, theme, layout }: Brush, at: number): void {
  ink.strokeStyle = theme.faint;
  ink.lineWidth = 1;
  stroke(ink, [sharp(layout.x(at)), layout.plot.top], [sharp(layout.x(at)), layout.plot.bottom]);
}

/** Where figures may still change, and what they are held against. */
function across(brush: Brush): void {
  const { ink, spec, theme, layout } = brush;
  const { plot, x, left } = layout;
  ink.strokeStyle = theme.faint;
  ink.lineWidth = 1;
  ink.setLineDash([2, 3]);
  const { settling, target } = spec;
  if (settling) stroke(ink, [sharp(x(settling.from)), plot.top], [sharp(x(settling.from)), plot.bottom]);
  if (target)
    stroke(ink, [plot.left, sharp(left.y(target.value))], [plot.right, sharp(left.y(target.value))]);
  ink.setLineDash([]);
  if (settling) {
    const nearEnd = settling.from > spec.labels.length * 0.75;
    const place = x(settling.from) + (nearEnd ? -6 : 6);
    words(brush, settling.text, [place, plot.top + 4], nearEnd ? 'right' : 'left', theme.quietInk);
  }
  // At the left: what is added up ends near its target at the right.
  if (target) words(brush, target.text, [plot.left + 3, left.y(target.value) - 9], 'left', theme.quietInk);
}

function dot(brush: Brush, { at, series: id, text, isQuiet }: ChartMark): void {
  const { ink, spec, theme, layout } = brush;
  const series = spec.series.find((one) => one.id === id);
  const value = series?.values[at];
  if (!series || value === null || value === undefined) return;
  const [x, y] = [layout.x(at), scaleOf(brush, series).y(value)];
  ink.beginPath();
  ink.arc(x, y, 3.5, 0, 2 * Math.PI);
  ink.fillStyle = theme.paper;
  ink.fill();
  ink.strokeStyle = theme.colours[series.colour];
  ink.lineWidth = 1.6;
  ink.stroke();
  if (isQuiet) return;
  const late = at > series.values.length * 0.7;
  words(brush, text, [x + (late ? -8 : 8), y - 10], late ? 'right' : 'left', theme.ink);
}

/** On a ground of their own: a line may run behind them. */
function words(
  { ink, theme }: Brush,
  text: string,
  [x, y]: readonly [number, number],
  align: 'left' | 'right',
  colour: string,
): void {
  const { width } = ink.measureText(text);
  ink.fillStyle = theme.paper;
  ink.beginPath();
  ink.roundRect((align === 'left' ? x : x - width) - 3, y - 7, width + 6, 14, 2);
  ink.fill();
  ink.fillStyle = colour;
  ink.textAlign = align;
  ink.textBaseline = 'middle';
  ink.fillText(text, x, y);
}
