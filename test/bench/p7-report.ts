import { reportHtml } from '../../main/reports/page/document.ts';
import { prepareStage } from '../e2e/host/stage.ts';
import { picturedReport } from '../print/cases.ts';
import { printAll } from '../print/print.ts';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Measured } from './bench.ts';
import { median, rounded } from './stats.ts';

const bar = 1.5;
const mostBytes = 3_000_000;

/**
 * P7: a report of twelve pages and fifteen pictures, from its snapshot to the PDF, against printing the same finished HTML
 * in a plain window. Both sides open a window of their own for each report, in the same process, one after the other.
 */
export const p7: Bench = { id: 'P7', run: ({ smoke }) => measure(smoke ? 2 : 12) };

async function measure(rounds: number): Promise<Measured> {
  const content = picturedReport();
  // The first report of a process also loads ECharts and React.
  const warm = await reportHtml(content);
  const made: number[] = [];
  const pages: Record<string, string> = {};
  for (let round = 0; round < rounds + 1; round += 1) {
    const start = performance.now();
    pages[`report-${String(round).padStart(2, '0')}`] = await reportHtml(content);
    made.push(performance.now() - start);
  }
  const stage = await prepareStage();
  try {
    const { folder, times } = await printAll(stage, pages, { bare: true });
    // The first window of a process pays for the process.
    const [, ...measured] = Object.values(times);
    const html = median(made);
    const ours = median(measured.map((one) => one.ours));
    const bare = median(measured.map((one) => one.bare));
    const bytes = statSync(join(folder, 'report-00.pdf')).size;
    const ratio = (html + ours) / bare;
    return {
      figures: {
        rounds,
        pages: warm.match(/class="sheet"/g)?.length ?? 0,
        snapshot_to_html_ms: rounded(html, 1),
        html_to_pdf_ms: rounded(ours, 1),
        bare_print_ms: rounded(bare, 1),
        pdf_bytes: bytes,
      },
      ratio: rounded(ratio),
      bar,
      met: ratio <= bar && bytes <= mostBytes,
    };
  } finally {
    await stage.stop();
  }
}
