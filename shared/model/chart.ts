/**
 * What a chart shows, and the ECharts option by which a report draws it. Plain data without a library: the screen paints
 * the same lines by itself (renderer/ui/chart-paint.ts).
 */

export type SeriesColour = 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6';

export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  /** One per label; `null` is a gap, never a zero. */
  readonly values: readonly (number | null)[];
  readonly colour: SeriesColour;
  readonly kind?: 'line' | 'bar' | undefined;
  readonly dashed?: boolean | undefined;
  /** A soft ground under the line, for the one series the chart is about. */
  readonly filled?: boolean | undefined;
  readonly axis?: 'left' | 'right' | undefined;
  /** The bar the chart is about; the others step back. */
  readonly strong?: number | undefined;
  /** The exact figure, as the read-out and the table say it. */
  readonly format: (value: number) => string;
}

export interface ChartMark {
  /** Index of the label it stands at. */
  readonly at: number;
  readonly series: string;
  readonly text: string;
  /** A dot whose words are only in the read-out: there may be many, and they may be long. */
  readonly isQuiet?: boolean | undefined;
}

export interface ChartSpec {
  /** Short labels of the x axis. */
  readonly labels: readonly string[];
  /** The same in full, for the read-out and the table. */
  readonly fullLabels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** From this label on the figures may still change. */
  readonly settling?: { readonly from: number; readonly text: string } | undefined;
  /** What happened on a day: a budget change, a comment. */
  readonly marks?: readonly ChartMark[] | undefined;
  /** A line across: a target, a plan. */
  readonly target?: { readonly value: number; readonly text: string } | undefined;
  /** A soft ground between two lines: how far off a plan is as planned. Reports alone draw it. */
  readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] } | undefined;
  /** Short figures for the axes. */
  readonly left: (value: number) => string;
  readonly right?: ((value: number) => string) | undefined;
}

export interface ChartTheme {
  readonly ink: string;
  readonly quietInk: string;
  readonly line: string;
  readonly faint: string;
  readonly paper: string;
  readonly band: string;
  readonly colours: Readonly<Record<SeriesColour, string>>;
  readonly font: string;
}

const NOTHING = '—';

/** One moment of the chart in words: what the keyboard reads out. */
export function readOut(spec: ChartSpec, at: number): string {
  const figures = spec.series.map((series) => `${series.name} ${valueAt(series, at)}`);
  return `${spec.fullLabels[at] ?? ''}: ${[...figures, ...notesAt(spec, at)].join('; ')}`;
}

/** What happened at a moment, and whether its figures may still change. */
export function notesAt(spec: ChartSpec, at: number): readonly string[] {
  const happened = (spec.marks ?? []).filter((mark) => mark.at === at).map((mark) => mark.text);
  return spec.settling && at >= spec.settling.from ? [...happened, spec.settling.text] : happened;
}

export function valueAt(series: ChartSeries, at: number): string {
  const value = series.values[at];
  return value === null || value === undefined ? NOTHING : series.format(value);
}

/** The same figures as rows: the first cell says when, the others follow the series. */
export function chartTable(spec: ChartSpec): readonly (readonly string[])[] {
  return spec.fullLabels.map((label, at) => [label, ...spec.series.map((series) => valueAt(series, at))]);
}

export function chartOption(spec: ChartSpec, theme: ChartTheme): Record<string, unknown> {
  const text = { color: theme.quietInk, fontFamily: theme.font, fontSize: 11 };
  const annotated = Boolean(spec.settling ?? spec.target ?? spec.marks?.length);
  return {
    // Nothing moves: a figure that glides has to be waited for.
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: {
      left: 4,
      right: spec.right ? 4 : 12,
      top: 14,
      bottom: 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      data: [...spec.labels],
      boundaryGap: spec.series.some((series) => series.kind === 'bar'),
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true, margin: 8 },
    },
    yAxis: [
      valueAxis(spec.left, text, theme, { grid: true, annotated }),
      ...(spec.right ? [valueAxis(spec.right, text, theme, { grid: false, annotated })] : []),
    ],
    series: [
      ...bandOf(spec, theme),
      ...spec.series.map((series, index) => seriesOption(spec, series, index, theme)),
    ],
  };
}

/** Two stacked areas, of which the lower one is not seen. */
function bandOf({ band }: ChartSpec, theme: ChartTheme): object[] {
  if (!band) return [];
  const part = (id: string, data: readonly number[], area: object) => ({
    id,
    type: 'line',
    stack: 'band',
    data: [...data],
    symbol: 'none',
    lineStyle: { width: 0 },
    areaStyle: area,
    emphasis: { disabled: true },
  });
  return [
    part('band-low', band.low, { opacity: 0 }),
    part(
      'band',
      band.high.map((high, at) => high - (band.low[at] ?? 0)),
      { color: theme.band, opacity: 1 },
    ),
  ];
}

function valueAxis(
  format: (value: number) => string,
  text: object,
  theme: ChartTheme,
  { grid, annotated }: { readonly grid: boolean; readonly annotated: boolean },
): object {
  return {
    type: 'value',
    min: 0,
    splitNumber: 3,
    // Room above the lines for the words on them.
    boundaryGap: [0, annotated ? '18%' : 0],
    axisLabel: { ...text, formatter: format },
    splitLine: { show: grid, lineStyle: { color: theme.line } },
  };
}

/** "{name|text}" is ECharts' style syntax: a client's braces must not start one. */
function plainInRichText(text: string): string {
  return text.replaceAll('{', '(').replaceAll('}', ')');
}

function seriesOption(spec: ChartSpec, series: ChartSeries, index: number, theme: ChartTheme): object {
  const colour = theme.colours[series.colour];
  const base = {
    id: series.id,
    name: series.name,
    data: dataOf(series, colour, theme),
    yAxisIndex: series.axis === 'right' && spec.right ? 1 : 0,
    ...marksOf(spec, series, index, theme),
  };
  if (series.kind === 'bar') {
    return {
      ...base,
      type: 'bar',
      barMaxWidth: 28,
      itemStyle: { color: colour, borderRadius: [2, 2, 0, 0] },
    };
  }
  return {
    ...base,
    type: 'line',
    connectNulls: false,
    showSymbol: series.values.length === 1,
    symbol: 'circle',
    symbolSize: 5,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: series.dashed ? 1.2 : 1.8, type: series.dashed ? [3, 3] : 'solid' },
    ...(series.filled ? { areaStyle: { color: theme.band } } : {}),
    emphasis: { disabled: true },
  };
}

/** Beside a strong bar the others are shown paler, not smaller. */
function dataOf({ values, kind, strong }: ChartSeries, colour: string, { paper }: ChartTheme): unknown[] {
  if (kind !== 'bar' || strong === undefined) return [...values];
  return values.map((value, at) => ({
    value,
    itemStyle: { color: at === strong ? colour : between(paper, colour, 0.3) },
  }));
}

/** Part of the way from one `#rrggbb` to another: through a ground that is half transparent the lines behind would show. */
function between(from: string, to: string, share: number): string {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(from, at) * (1 - share) + part(to, at) * share));
  return `#${mixed.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}

/** Lines across belong to the whole chart and are hung on its first series; dots belong to their own. */
function marksOf(spec: ChartSpec, series: ChartSeries, index: number, theme: ChartTheme): object {
  const label = {
    color: theme.quietInk,
    fontFamily: theme.font,
    fontSize: 11,
    // A line may run behind it.
    backgroundColor: theme.paper,
    padding: [1, 3],
    borderRadius: 2,
  };
  const dots = (spec.marks ?? []).filter((mark) => mark.series === series.id);
  const across = index === 0 ? linesAcross(spec, theme, label) : [];
  return {
    ...(across.length > 0 ? { markLine: { silent: true, symbol: 'none', data: across } } : {}),
    ...(dots.length > 0
      ? { markPoint: { silent: true, data: dots.flatMap((mark) => dot(mark, series, theme, label)) } }
      : {}),
  };
}

function linesAcross({ settling, target, labels }: ChartSpec, theme: ChartTheme, label: object): object[] {
  const lineStyle = { color: theme.faint, type: [2, 3], width: 1 };
  const nearEnd = settling !== undefined && settling.from > labels.length * 0.75;
  return [
    ...(settling
      ? [
          {
            xAxis: settling.from,
            lineStyle,
            label: {
              ...label,
              formatter: plainInRichText(settling.text),
              position: 'insideEndTop',
              rotate: 0,
              align: nearEnd ? 'right' : 'left',
              offset: [nearEnd ? -6 : 6, 10],
            },
          },
        ]
      : []),
    ...(target
      ? [
          {
            yAxis: target.value,
            lineStyle,
            label: { ...label, formatter: plainInRichText(target.text), position: 'insideEndTop' },
          },
        ]
      : []),
  ];
}

function dot(mark: ChartMark, series: ChartSeries, theme: ChartTheme, label: object): object[] {
  const value = series.values[mark.at];
  if (value === null || value === undefined) return [];
  const late = mark.at > series.values.length * 0.7;
  return [
    {
      coord: [mark.at, value],
      symbol: 'circle',
      symbolSize: 7,
      itemStyle: { color: theme.paper, borderColor: theme.colours[series.colour], borderWidth: 1.6 },
      label: {
        ...label,
        show: !mark.isQuiet,
        formatter: plainInRichText(mark.text),
        position: late ? 'left' : 'right',
        offset: [0, -10],
        color: theme.ink,
      },
    },
  ];
}
