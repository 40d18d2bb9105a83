import { Copy, Ellipsis, ImageDown, LineChart, Table2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { type ChartSpec, chartTable } from '../../shared/model/chart.ts';
import { useWords } from '../words/use-words.ts';
import { Card } from './card.tsx';
import { Chart, type ChartPick } from './chart.tsx';
import type { DrawnChart } from './chart-engine.ts';
import { ChartLegend } from './chart-legend.tsx';
import css from './chart.module.css';
import { copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';
import { Menu, type MenuEntry } from './menu.tsx';

export interface ChartCardProps {
  readonly title: string;
  /** What the chart shows, in a sentence, for those who cannot see it. */
  readonly label: string;
  readonly spec: ChartSpec;
  readonly height?: number | undefined;
  readonly note?: string | undefined;
  /** Takes the PNG (a data: address) to where pictures may go: main's clipboard or a file. Without it there is no picture. */
  readonly onPicture?: ((png: string) => void) | undefined;
  readonly pick?: ChartPick | undefined;
  /** Beside other cards: the lines are named by the pointer and the table alone. */
  readonly small?: boolean | undefined;
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  readonly footer?: ReactNode;
}

/** A chart with its legend, its twin as a table, and copies of both. */
export function ChartCard(props: ChartCardProps) {
  const { title, label, spec, note, onPicture, pick, small = false } = props;
  const { height = small ? 124 : 208 } = props;
  const words = useWords();
  const [asTable, setAsTable] = useState(false);
  const chart = useRef<DrawnChart | null>(null);
  const heads = [words.chart.when, ...spec.series.map((series) => series.name)];
  const copyTable = () => copyText([heads, ...chartTable(spec)].map((line) => line.join('\t')).join('\n'));
  const takePicture = () => {
    const picture = chart.current?.picture(getComputedStyle(document.body).backgroundColor);
    if (picture !== undefined) onPicture?.(picture);
  };
  const entries: readonly MenuEntry[] = [
    asTable
      ? { kind: 'action', label: words.chart.asChart, icon: LineChart, onPress: () => setAsTable(false) }
      : { kind: 'action', label: words.chart.asTable, icon: Table2, onPress: () => setAsTable(true) },
    { kind: 'action', label: words.chart.copyTable, icon: Copy, onPress: copyTable },
    ...(onPicture && !asTable
      ? [{ kind: 'action' as const, label: words.chart.copyPicture, icon: ImageDown, onPress: takePicture }]
      : []),
  ];
  return (
    <Card
      title={title}
      note={note}
      footer={props.footer}
      actions={
        <>
          {small || spec.series.length === 1 ? null : <ChartLegend series={spec.series} />}
          <Menu
            align="end"
            trigger={<IconButton icon={Ellipsis} label={words.chart.more} size="small" tooltip={false} />}
            entries={entries}
          />
        </>
      }
    >
      {props.above}
      {asTable ? (
        <Twin label={label} heads={heads} spec={spec} height={height} />
      ) : (
        <Chart label={label} spec={spec} height={height} chartRef={chart} pick={pick} />
      )}
      {props.below}
    </Card>
  );
}

interface TwinProps {
  readonly label: string;
  readonly heads: readonly string[];
  readonly spec: ChartSpec;
  readonly height: number;
}

function Twin({ label, heads, spec, height }: TwinProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={css.scroll} style={{ height }} tabIndex={0} role="group" aria-label={label}>
      <table className={css.twin}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chartTable(spec).map(([when, ...figures]) => (
            <tr key={when}>
              <th scope="row">{when}</th>
              {figures.map((figure, index) => (
                <td key={heads[index + 1]}>{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
