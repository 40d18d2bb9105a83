import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type ChartSpec, readOut } from '../../shared/model/chart.ts';
import { useWords } from '../words/use-words.ts';
import { type ChartPoint, drawIn, type DrawnChart } from './chart-engine.ts';
import { ChartTip } from './chart-tip.tsx';
import css from './chart.module.css';
import { cx } from './cx.ts';
import { useChartTheme } from './chart-theme.ts';

/** What a press on a day does, and its hint for the keyboard, where Enter does the same. */
export interface ChartPick {
  readonly hint: string;
  readonly onPick: (at: number) => void;
}

export interface ChartProps {
  /** What the chart shows, in a sentence. */
  readonly label: string;
  readonly spec: ChartSpec;
  readonly height?: number | undefined;
  /** For a picture of it. */
  readonly chartRef?: RefObject<DrawnChart | null> | undefined;
  readonly pick?: ChartPick | undefined;
}

/** A line or bar chart; arrow keys read it out day by day. */
export function Chart({ label, spec, height = 208, chartRef, pick }: ChartProps) {
  const words = useWords();
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const theme = useChartTheme(element);
  const [point, setPoint] = useState<ChartPoint | null>(null);
  const own = useRef<DrawnChart | null>(null);
  const chart = chartRef ?? own;
  useDrawn(element, setPoint, chart);
  const [at, setAt] = useState<number | null>(null);

  useEffect(() => {
    if (element && theme) chart.current?.draw(spec, theme);
  }, [chart, element, theme, spec]);
  useEffect(() => chart.current?.point(at), [chart, element, at]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && at !== null) pick?.onPick(at);
    const next = pointAfterKey(event.key, at, spec.labels.length);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
  };
  return (
    // A slider is what it is to a keyboard: one place along the labels, said in words.
    <div
      role="slider"
      tabIndex={0}
      aria-label={[label, words.chart.hint, ...(pick ? [pick.hint] : [])].join('. ')}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, spec.labels.length)}
      aria-valuenow={(at ?? 0) + 1}
      aria-valuetext={at === null ? words.chart.notRead : readOut(spec, at)}
      className={cx(css.chart, pick && css.pickable)}
      onClick={point && pick ? () => pick.onPick(point.at) : undefined}
      onKeyDown={onKeyDown}
      onBlur={() => setAt(null)}
    >
      <div ref={setElement} style={{ height }} aria-hidden="true" />
      {point ? <ChartTip spec={spec} point={point} width={element?.clientWidth ?? 0} /> : null}
    </div>
  );
}

/** `undefined` is a key that is not the chart's, `null` leaves the reading. */
function pointAfterKey(key: string, at: number | null, count: number): number | null | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
      return at === null ? 0 : Math.min(count - 1, at + 1);
    case 'ArrowLeft':
      return at === null ? count - 1 : Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return at === null ? undefined : null;
    default:
      return undefined;
  }
}

function useDrawn(
  element: HTMLDivElement | null,
  onPoint: (point: ChartPoint | null) => void,
  chartRef: RefObject<DrawnChart | null>,
): void {
  useEffect(() => {
    if (!element) return;
    const drawn = drawIn(element, onPoint);
    chartRef.current = drawn;
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      drawn.dispose();
      chartRef.current = null;
    };
  }, [element, onPoint, chartRef]);
}
