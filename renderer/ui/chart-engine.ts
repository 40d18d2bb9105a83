import type { ChartSpec, ChartTheme } from '../../shared/model/chart.ts';
import { type ChartLayout, layoutOf, nearest } from './chart-layout.ts';
import { chartFont, paintChart } from './chart-paint.ts';

/** Where the pointer or the keyboard is: which label, and how far from the left edge. */
export interface ChartPoint {
  readonly at: number;
  readonly x: number;
}

export interface DrawnChart {
  draw(spec: ChartSpec, theme: ChartTheme): void;
  resize(): void;
  point(at: number | null): void;
  /** A PNG as a data: address, twice as fine as the screen. */
  picture(ground: string): string;
  dispose(): void;
}

interface Drawing {
  readonly spec: ChartSpec;
  readonly theme: ChartTheme;
  readonly layout: ChartLayout;
}

/** The charts of the screens, painted by us: ECharts was two fifths of all that the window may load (ADR 10). */
export function drawIn(element: HTMLElement, onPoint: (point: ChartPoint | null) => void): DrawnChart {
  const canvas = element.appendChild(document.createElement('canvas'));
  canvas.style.cssText = 'display:block;width:100%;height:100%';
  let drawing: Drawing | null = null;
  let pointed: number | null = null;

  const repaint = () => {
    if (drawing) paintOn(canvas, element, drawing, { finer: devicePixelRatio, pointed, ground: null });
  };
  const measured = (spec: ChartSpec, theme: ChartTheme) => {
    drawing = { spec, theme, layout: layoutIn(element, canvas, spec, theme) };
    if (pointed !== null && pointed >= spec.labels.length) goTo(null);
    repaint();
  };
  const goTo = (at: number | null) => {
    if (at === pointed) return;
    pointed = at;
    onPoint(at === null || !drawing ? null : { at, x: drawing.layout.x(at) });
    repaint();
  };
  const follow = ({ offsetX }: PointerEvent) => {
    if (drawing) goTo(nearest(drawing.layout, drawing.spec.labels.length, offsetX));
  };
  const leave = () => goTo(null);
  canvas.addEventListener('pointermove', follow);
  canvas.addEventListener('pointerleave', leave);
  return {
    draw: measured,
    resize: () => drawing && measured(drawing.spec, drawing.theme),
    point: goTo,
    picture: (ground) => {
      const copy = document.createElement('canvas');
      if (drawing) paintOn(copy, element, drawing, { finer: 2, pointed: null, ground });
      return copy.toDataURL('image/png');
    },
    dispose: () => canvas.remove(),
  };
}

function layoutIn(element: HTMLElement, canvas: HTMLCanvasElement, spec: ChartSpec, theme: ChartTheme) {
  const ink = canvas.getContext('2d');
  if (ink) ink.font = chartFont(theme);
  const known = new Map<string, number>();
  const widthOf = (text: string) => {
    const width = known.get(text) ?? ink?.measureText(text).width ?? 0;
    known.set(text, width);
    return width;
  };
  return layoutOf(spec, { width: element.clientWidth, height: element.clientHeight, widthOf });
}

interface Look {
  readonly finer: number;
  readonly pointed: number | null;
  readonly ground: string | null;
}

function paintOn(
  canvas: HTMLCanvasElement,
  { clientWidth: width, clientHeight: height }: HTMLElement,
  { spec, theme, layout }: Drawing,
  { finer, pointed, ground }: Look,
): void {
  const ink = canvas.getContext('2d');
  if (!ink) return;
  // Setting a size also wipes what was there.
  canvas.width = Math.round(width * finer);
  canvas.height = Math.round(height * finer);
  ink.scale(finer, finer);
  if (ground !== null) {
    ink.fillStyle = ground;
    ink.fillRect(0, 0, width, height);
  }
  paintChart({ ink, spec, theme, layout, width }, pointed);
}
