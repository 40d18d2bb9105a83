import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../shared/model/client.ts';
import { reportSections } from '../../shared/model/report.ts';
import { aDesk, closeDesks, type TestDesk } from '../builders/desk.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };

let desk: TestDesk;
let client: Client;
let waiting: { ms: number; run: () => void }[];

beforeEach(async () => {
  waiting = [];
  const background = (ms: number, run: () => void) => {
    const one = { ms, run };
    waiting.push(one);
    return () => void (waiting = waiting.filter((other) => other !== one));
  };
  desk = aDesk({ jumping: () => undefined, background });
  await desk.api.workspace.exploreDemo({});
  const found = (await desk.api.clients.list({})).find(({ name }) => name === 'Belmonte Hotel');
  if (!found) throw new Error('The demo agency has a Belmonte Hotel.');
  client = found;
  await desk.api.sync.run({ clientId: client.id });
}, 60_000);
afterEach(closeDesks);

/** Everything that would happen by itself, until nothing new of October stands there any more. */
async function letTimePass(): Promise<void> {
  const due = waiting.filter(({ ms }) => ms >= 60_000);
  waiting = waiting.filter((one) => !due.includes(one));
  for (const { run } of due) run();
  for (let turn = 0; turn < 400; turn += 1) await new Promise((done) => void setImmediate(done));
}

const reports = () => desk.api.reports.list({ clientId: client.id });

/** The days of October come with a report that is then thrown away, as a person may do. */
async function readOctober(): Promise<void> {
  const settings = {
    period: october,
    comparison: 'none' as const,
    sections: [...reportSections],
    language: 'en' as const,
    paper: 'A4' as const,
    audience: 'client' as const,
  };
  const { reportId } = await desk.api.reports.prepare({ clientId: client.id, settings });
  await desk.api.reports.remove({ clientId: client.id, reportId });
}

describe('drafts that prepare themselves', () => {
  it('do so once on their day, when the month was read, and wait for a person with a notice', async () => {
    await readOctober();
    await desk.api.reports.setDrafts({ day: 4 });
    await expect
      .poll(async () => (await letTimePass(), (await reports()).length), { timeout: 60_000 })
      .toBe(1);
    const [draft] = await reports();
    expect(draft).toMatchObject({ state: 'draft', period: october, preparedBy: 'Steward', reviewedBy: null });
    const { notices } = await desk.api.notices.list({});
    expect(notices.filter(({ kind }) => kind === 'report_ready')).toMatchObject([{ clientId: client.id }]);
    const trail = await desk.api.audit.client({ clientId: client.id, what: 'report', limit: 2 });
    expect(trail.map(({ what }) => what)).toEqual(['report.prepared', 'report.drafted']);
    if (!draft) return;
    await desk.api.reports.remove({ clientId: client.id, reportId: draft.id });
    await letTimePass();
    await letTimePass();
    expect(await reports()).toEqual([]);
  }, 120_000);

  it('do not before their day, nor while the month is not read, nor where nobody asked for them', async () => {
    await letTimePass();
    expect(await reports()).toEqual([]);
    await desk.api.reports.setDrafts({ day: 4 });
    await letTimePass();
    expect(await reports()).toEqual([]);
    await readOctober();
    await desk.api.reports.setDrafts({ day: 28 });
    await letTimePass();
    expect(await reports()).toEqual([]);
  }, 60_000);

  it('keep to a client’s own day where it has one', async () => {
    await readOctober();
    await desk.api.reports.setDrafts({ day: 4 });
    const template = await desk.api.reports.template({ clientId: client.id });
    await desk.api.reports.setTemplate({ clientId: client.id, template: { ...template, draftsOn: 0 } });
    await letTimePass();
    await letTimePass();
    expect(await reports()).toEqual([]);
  }, 60_000);
});
