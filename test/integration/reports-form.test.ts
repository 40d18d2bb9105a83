import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../shared/model/client.ts';
import { aDesk, closeDesks, founder, type TestDesk } from '../builders/desk.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };

let desk: TestDesk;
let folder: string;
let mazury: Client;
let lambert: Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-form-'));
  desk = aDesk();
  await desk.api.workspace.create(founder);
  const hotel = (name: string) => desk.api.clients.add({ name, currency: 'PLN', timezone: 'Europe/Warsaw' });
  mazury = await hotel('Mazury Hotel');
  lambert = await hotel('Hotel Lambert');
}, 60_000);
afterAll(async () => {
  await closeDesks();
  rmSync(folder, { recursive: true, force: true });
});

const templateOf = ({ id: clientId }: Client) => desk.api.reports.template({ clientId });
const prepared = async ({ id: clientId }: Client) => {
  const { isOwn: _own, ...template } = await desk.api.reports.template({ clientId });
  const settings = { ...template, period: october, comparison: 'previous_period' as const };
  const { reportId } = await desk.api.reports.prepare({ clientId, settings });
  return { clientId, reportId };
};

describe('how the agency’s reports look', () => {
  it('is every client’s way, until a client has one of its own, and again when that is given up', async () => {
    const form = await desk.api.reports.form({});
    expect(await templateOf(mazury)).toMatchObject({ language: 'en', paper: 'A4', isOwn: false });
    await desk.api.reports.setForm({
      ...form,
      sections: ['scorecard', 'notes'],
      language: 'pl',
      audience: 'internal',
    });
    await desk.api.workspace.setPaper({ paper: 'Letter' });
    const agencys = {
      sections: ['scorecard', 'notes'],
      language: 'pl' as const,
      paper: 'Letter' as const,
      audience: 'internal' as const,
    };
    expect(await templateOf(mazury)).toEqual({ ...agencys, isOwn: false });
    const own = { ...agencys, sections: ['campaigns' as const], paper: 'A4' as const };
    await desk.api.reports.setTemplate({ clientId: mazury.id, template: own });
    expect(await templateOf(mazury)).toEqual({ ...own, isOwn: true });
    expect(await templateOf(lambert)).toEqual({ ...agencys, isOwn: false });
    await desk.api.reports.setTemplate({ clientId: mazury.id, template: null });
    expect(await templateOf(mazury)).toEqual({ ...agencys, isOwn: false });
  });

  it('is in the trail with what it was', async () => {
    const [row] = await desk.api.audit.workspace({ what: 'workspace.setting_changed', limit: 10 });
    expect(JSON.stringify(row)).toContain('paper');
  });

  it('puts the agency’s colour on every page of what is prepared from then on', async () => {
    const before = await prepared(lambert);
    await desk.api.reports.setForm({ ...(await desk.api.reports.form({})), colour: '#123abc' });
    const pagesOf = async (one: Awaited<ReturnType<typeof prepared>>) =>
      JSON.stringify((await desk.api.reports.preview(one)).sheets);
    expect(await pagesOf(before)).not.toContain('#123abc');
    expect(await pagesOf(await prepared(lambert))).toContain('#123abc');
  });

  it('names every file that leaves: one, the tables, and those of many clients', async () => {
    const form = await desk.api.reports.form({});
    const fileName = '{agency} - {client} - {month} ({language})';
    await desk.api.reports.setForm({ ...form, language: 'pl', fileName });
    const named = (client: Client) => `${founder.workspaceName} - ${client.name} - październik 2026 (pl)`;
    const clients = [mazury, lambert];
    for (const client of clients) await prepared(client);
    desk.openAnswers.push(folder);
    const { results } = await desk.api.reports.exportMany({
      clientIds: clients.map(({ id }) => id),
      period: october,
    });
    expect(results.map((one) => one.fileName)).toEqual(clients.map((client) => `${named(client)}.pdf`));
    expect(readdirSync(folder).toSorted()).toEqual(
      clients.map((client) => `${named(client)}.pdf`).toSorted(),
    );
    desk.saveAnswers.push(`${folder}/alone/`);
    mkdirSync(join(folder, 'alone'));
    const { savedAs } = await desk.api.reports.exportPdf(await prepared(mazury));
    expect(savedAs).toBe(join(folder, 'alone', `${named(mazury)}.pdf`));
  });

  it.each(['{client', '{nobody} {client}', 'the same for all'])(
    'takes no pattern like %j',
    async (fileName) => {
      const form = await desk.api.reports.form({});
      await expect(desk.api.reports.setForm({ ...form, fileName })).rejects.toMatchObject({
        code: 'invalid_request',
      });
    },
  );
});
