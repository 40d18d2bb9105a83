import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, MarkPointComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([
  LineChart,
  BarChart,
  GridComponent,
  TooltipComponent,
  MarkLineComponent,
  MarkPointComponent,
  CanvasRenderer,
]);

/** Where the pointer or the keyboard is: which label, and how far from the left edge. */
export interface ChartPoint {
  readonly at: number;
  readonly x: number;
}

export interface DrawnChart {
  draw(option: Record<string, unknown>): void;
  resize(): void;
  point(at: number | null): void;
  /** A PNG as a data: address, twice as fine as the screen. */
  picture(ground: string): string;
  dispose(): void;
}

/** The only file that knows ECharts, in a chunk of its own that the first chart loads. */
export function drawIn(element: HTMLElement, onPoint: (point: ChartPoint | null) => void): DrawnChart {
  emptyWithoutHtml(element);
  const chart = init(element, null, { renderer: 'canvas' });
  chart.on('updateAxisPointer', (event) => {
    const at = pointedAt(event);
    onPoint(at === null ? null : { at, x: chart.convertToPixel({ xAxisIndex: 0 }, at) });
  });
  chart.on('globalout', () => onPoint(null));
  return {
    draw: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    point: (at) => {
      if (at === null) chart.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'leave' });
      else chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: at });
    },
    picture: (ground) => chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: ground }),
    dispose: () => chart.dispose(),
  };
}

/** ECharts types this event as unknown: only its first axis, a whole number, is of interest. */
function pointedAt(event: unknown): number | null {
  const { axesInfo } = event as { readonly axesInfo?: readonly { readonly value?: unknown }[] };
  const at = axesInfo?.[0]?.value;
  return typeof at === 'number' ? at : null;
}

/**
 * SECURITY: ECharts clears its element by `innerHTML = ''`, which Trusted Types refuse like any other text. This element
 * alone understands the empty text as "remove what is in you", and refuses every other.
 */
function emptyWithoutHtml(element: HTMLElement): void {
  Object.defineProperty(element, 'innerHTML', {
    configurable: true,
    set: (html: unknown) => {
      if (html !== '') throw new TypeError('A chart is drawn, never written as HTML.');
      element.replaceChildren();
    },
  });
}
