import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../shared/model/client.ts';
import { type ReportDetail, reportSections } from '../../shared/model/report.ts';
import { aDesk, closeDesks, type TestDesk } from '../builders/desk.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };
const settings = {
  period: october,
  comparison: 'previous_period' as const,
  sections: [...reportSections],
  language: 'en' as const,
  paper: 'A4' as const,
  audience: 'client' as const,
};

let desk: TestDesk;
let clients: readonly Client[];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-reports-'));
  desk = aDesk({ jumping: () => undefined });
  await desk.api.workspace.exploreDemo({});
  clients = await desk.api.clients.list({});
  for (const name of ['Belmonte Hotel', 'Hotel Lambert'])
    await desk.api.sync.run({ clientId: named(name).id });
}, 60_000);
afterAll(async () => {
  await closeDesks();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  desk.saveAnswers.splice(0);
  desk.openAnswers.splice(0);
});

function named(name: string): Client {
  const found = clients.find((one) => one.name === name);
  if (!found) throw new Error(`The demo agency has no ${name}.`);
  return found;
}

async function prepared(name: string): Promise<ReportDetail> {
  const clientId = named(name).id;
  const { reportId } = await desk.api.reports.prepare({ clientId, settings });
  return desk.api.reports.get({ clientId, reportId });
}

const textOf = async (one: { clientId: Client['id']; reportId: ReportDetail['line']['id'] }) =>
  JSON.stringify((await desk.api.reports.preview(one)).sheets);

describe('a report of a client', () => {
  it('says the spend that the screen says, to the cent', async () => {
    const { line } = await prepared('Belmonte Hotel');
    const one = { clientId: line.clientId, reportId: line.id };
    const screen = await desk.api.insights.overview({ clientId: line.clientId, period: october });
    desk.openAnswers.push(folder);
    await desk.api.reports.exportCsv(one);
    const file = readdirSync(folder).find((name) => name.endsWith('scorecard.csv')) ?? '';
    const spend = readFileSync(join(folder, file), 'utf8')
      .split('\r\n')
      .find((row) => row.startsWith('spend,'));
    expect(spend?.split(',')[2]).toBe(String(screen.total.spendMicros / 1_000_000));
  });

  it('asks Meta for the days of its period that no sync has brought yet', async () => {
    const { line, missing } = await prepared('Hotel Lambert');
    expect(missing.filter(({ source, why }) => source === 'ads' || why === 'partial')).toEqual([]);
    const { coverage } = await desk.api.insights.overview({ clientId: line.clientId, period: october });
    expect(coverage.read).toBe(31);
    const steps = desk.events.filter(({ name }) => name === 'reports.preparing');
    expect(steps.at(-1)?.payload).toMatchObject({ clientId: line.clientId, doing: 'freezing' });
  });

  it('becomes reviewed by a person, and a draft again with the first change', async () => {
    const draft = await prepared('Belmonte Hotel');
    const one = { clientId: draft.line.clientId, reportId: draft.line.id };
    expect(await textOf(one)).toContain('Draft, not reviewed');
    const reviewed = await desk.api.reports.review({ ...one, contentHash: draft.contentHash });
    expect(reviewed.line.state).toBe('reviewed');
    expect(await textOf(one)).not.toContain('Draft, not reviewed');
    const words = { ...draft.words, headline: 'A better month than it looks' };
    const changed = await desk.api.reports.write({ ...one, words });
    expect(changed.line).toMatchObject({ state: 'draft', reviewedBy: null });
  });

  it('cannot be reviewed as something that it no longer is', async () => {
    const draft = await prepared('Belmonte Hotel');
    const one = { clientId: draft.line.clientId, reportId: draft.line.id };
    await desk.api.reports.write({ ...one, words: { ...draft.words, headline: 'Changed meanwhile' } });
    await expect(desk.api.reports.review({ ...one, contentHash: draft.contentHash })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('prints the same pages after every figure of Meta is gone', async () => {
    const draft = await prepared('Belmonte Hotel');
    const one = { clientId: draft.line.clientId, reportId: draft.line.id };
    const path = join(folder, 'first.pdf');
    desk.saveAnswers.push(path, join(folder, 'second.pdf'));
    expect(await desk.api.reports.exportPdf(one)).toEqual({ savedAs: path });
    await desk.domain.stop();
    const files = readdirSync(desk.folder, { recursive: true, encoding: 'utf8' });
    const lost = files.filter((name) => /insights-\d+\.db/.test(name));
    expect(lost.length).toBeGreaterThan(0);
    for (const name of lost) rmSync(join(desk.folder, name));
    const again = aDesk({ jumping: () => undefined, folder: desk.folder, now: desk.now().toISOString() });
    desk = again;
    await again.api.workspace.exploreDemo({});
    again.saveAnswers.push(join(folder, 'second.pdf'));
    await again.api.reports.exportPdf(one);
    expect(readFileSync(join(folder, 'second.pdf'), 'utf8')).toBe(readFileSync(path, 'utf8'));
  });

  it('stays once it has left, and says with which fingerprint', async () => {
    const draft = await prepared('Hotel Lambert');
    const one = { clientId: draft.line.clientId, reportId: draft.line.id };
    desk.saveAnswers.push(join(folder, 'left.pdf'));
    await desk.api.reports.exportPdf(one);
    const { exports } = await desk.api.reports.get(one);
    expect(exports).toMatchObject([{ kind: 'pdf', fileName: 'left.pdf' }]);
    await expect(desk.api.reports.remove(one)).rejects.toMatchObject({ code: 'conflict' });
    const trail = await desk.api.audit.client({ clientId: one.clientId, what: 'report', limit: 10 });
    expect(trail[0]).toMatchObject({ what: 'report.exported' });
  });

  it('is one client’s alone: another client’s id does not reach it', async () => {
    const { line } = await prepared('Belmonte Hotel');
    const foreign = { clientId: named('Hotel Lambert').id, reportId: line.id };
    for (const call of ['get', 'preview', 'suggest', 'exportPdf', 'compareWithToday', 'remove'] as const)
      await expect(desk.api.reports[call](foreign), call).rejects.toMatchObject({ code: 'not_found' });
  });

  it('says what is missing on page one of a client that was never synced', async () => {
    const { missing, line } = await prepared('ProMed Healthcare');
    expect(missing.map(({ source, why }) => `${source} ${why}`)).toContain('ads never_synced');
    const text = await textOf({ clientId: line.clientId, reportId: line.id });
    expect(text).toContain('Ad figures have never been read.');
    expect(text).toContain('No judgement is made on');
  });

  it('is made for many at once, one file each, in one folder', async () => {
    const into = mkdtempSync(join(folder, 'many-'));
    desk.openAnswers.push(into);
    const clientIds = [named('Belmonte Hotel').id, named('Hotel Lambert').id];
    const { results } = await desk.api.reports.exportMany({ clientIds, period: october });
    expect(results.map(({ outcome }) => outcome)).toEqual(['saved', 'saved']);
    const [first = '', second = ''] = results.map(({ fileName }) =>
      readFileSync(join(into, fileName), 'utf8'),
    );
    expect(first).toContain('Belmonte Hotel');
    expect(first).not.toContain('Hotel Lambert');
    expect(second).toContain('Hotel Lambert');
    expect(second).not.toContain('Belmonte Hotel');
  });
});
