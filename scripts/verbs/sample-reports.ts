import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportHtml } from '../../main/reports/page/document.ts';
import type { Stage } from '../../test/e2e/host/stage.ts';
import { reportCases } from '../../test/print/cases.ts';
import { printAll } from '../../test/print/print.ts';

const samples = {
  english: 'a reviewed report, A4, in English',
  'polish-letter': 'the same figures in Polish, on Letter',
  partial: 'a report whose sources are incomplete: said on page one, and no verdict on what is missing',
} as const;

/** Reports as a client gets them, printed by the app's own printer. */
export async function sampleReports(
  stage: Stage,
  folder: string,
): Promise<{ file: string; shows: string }[]> {
  const cases = reportCases();
  const pages: Record<string, string> = {};
  for (const name of Object.keys(samples)) {
    const content = cases[name];
    if (content) pages[name] = await reportHtml(content);
  }
  const printed = await printAll(stage, pages);
  return Object.entries(samples).map(([name, shows]) => {
    const file = `report-${name}.pdf`;
    copyFileSync(join(printed.folder, `${name}.pdf`), join(folder, file));
    return { file, shows };
  });
}
