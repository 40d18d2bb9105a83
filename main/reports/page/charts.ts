import { chartOption, type ChartSpec, type ChartTheme } from '../../../shared/model/chart.ts';
import { AppError } from '../../../shared/failure.ts';
import type { ReactElement } from 'react';
import { inks } from './style.ts';
import { svgElement } from './svg.ts';

/** Drawn larger than printed, so that the 11 px of the screens become the 8.5 pt of paper. */
const scale = 1.3;

const theme: ChartTheme = {
  ink: inks.ink2,
  quietInk: inks.ink3,
  line: inks.line,
  faint: inks.pale,
  paper: '#ffffff',
  band: inks.band,
  colours: { c1: inks.accent, c2: inks.second, c3: '#4d62ab', c4: inks.pale, c5: '#8c3f6c', c6: '#7d7a1f' },
  font: 'Inter',
};

export type Draw = (spec: ChartSpec, width: number, height: number) => ReactElement;

/** The screens' own charts, drawn as SVG without a window. ECharts is loaded by the first report, not at start. */
export async function drawing(): Promise<Draw> {
  const [{ init, use }, { BarChart, LineChart }, components, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  const { GridComponent, MarkLineComponent, MarkPointComponent } = components;
  use([BarChart, LineChart, GridComponent, MarkLineComponent, MarkPointComponent, SVGRenderer]);
  return (spec, width, height) => {
    const chart = init(null, null, {
      renderer: 'svg',
      ssr: true,
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    });
    try {
      chart.setOption(chartOption(spec, theme));
      return svgElement(plainIds(chart.renderToSVGString({ useViewBox: true })));
    } catch (error) {
      throw new AppError(
        'internal',
        'A chart of this report could not be drawn, so no report was made. Nothing was saved.',
        {},
        { cause: error },
      );
    } finally {
      chart.dispose();
    }
  };
}

/** ECharts counts its charts through the life of the process; the same content must make the same text. */
function plainIds(svg: string): string {
  const seen = new Map<string, string>();
  return svg.replaceAll(/zr\d+-/g, (id) => {
    const plain = seen.get(id) ?? `z${seen.size}-`;
    seen.set(id, plain);
    return plain;
  });
}
