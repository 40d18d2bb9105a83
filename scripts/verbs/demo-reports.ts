import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Host } from '../../shared/host.ts';
import { inMain } from '../../test/e2e/host/in-main.ts';
import type { Box, Running } from '../../test/e2e/host/launch.ts';

const wanted = [
  {
    file: 'report-english.pdf',
    client: 'Belmonte Hotel',
    form: { language: 'en', paper: 'A4' },
    shows: 'a reviewed report, A4, in English',
  },
  {
    file: 'report-polish-letter.pdf',
    client: 'Hotel Lambert',
    form: { language: 'pl', paper: 'Letter' },
    shows: 'another client’s, in Polish, on Letter',
  },
  {
    file: 'report-partial.pdf',
    client: 'Villa Sorgente',
    form: { language: 'en', paper: 'A4' },
    shows: 'a report whose sources are incomplete: said on page one, and no verdict on what is missing',
  },
] as const;

const settled = {
  period: { from: '2026-10-01', to: '2026-10-31' },
  comparison: 'previous_period',
} as const;

/** Last month's reports of the demo agency: prepared, reviewed and printed by the app, as a person would have them. */
export async function demoReports(
  { app, page }: Running,
  box: Box,
  folder: string,
): Promise<{ file: string; shows: string }[]> {
  const clients = await ask<{ id: string; name: string }[]>(page, 'clients.list', {});
  for (const { file, client, form } of wanted) {
    const clientId = clients.find(({ name }) => name === client)?.id;
    const template = await ask<object>(page, 'reports.template', { clientId });
    const settings = { ...template, ...settled, ...form, isOwn: undefined };
    const { reportId } = await ask<{ reportId: string }>(page, 'reports.prepare', { clientId, settings });
    const one = { clientId, reportId };
    const { contentHash } = await ask<{ contentHash: string }>(page, 'reports.get', one);
    await ask(page, 'reports.review', { ...one, contentHash });
    // The app is another user's process on some machines: it writes where it may, and the copy is ours.
    const saved = join(box.folder, 'run', file);
    await inMain(
      app,
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      },
      saved,
    );
    await ask(page, 'reports.exportPdf', one);
    copyFileSync(saved, join(folder, file));
  }
  return wanted.map(({ file, shows }) => ({ file, shows }));
}

/** A call of the contract by the window's own bridge. */
async function ask<T>(page: Page, name: string, input: unknown): Promise<T> {
  const text = await page.evaluate(
    ([call, body]) => (window as unknown as { host: Host }).host.call(call, body),
    [name, JSON.stringify({ id: `tour-${name}`, input })] as const,
  );
  const answer = JSON.parse(text) as { ok: boolean; value: T; failure?: { message: string } };
  if (!answer.ok) throw new Error(`${name}: ${answer.failure?.message}`);
  return answer.value;
}
