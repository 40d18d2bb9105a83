import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientId } from '../../shared/model/ids.ts';
import { aDesk, closeDesks, founder, type TestDesk } from '../builders/desk.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };
const count = 50;
/** A word that stands nowhere but at its own client. */
const canaryOf = (index: number) => `Kanarek${String(index).padStart(2, '0')}x`;

let desk: TestDesk;
let folder: string;
let clientIds: ClientId[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-many-'));
  desk = aDesk();
  await desk.api.workspace.create(founder);
  clientIds = [];
  for (let index = 0; index < count; index += 1) {
    const { id } = await desk.api.clients.add({
      name: `${canaryOf(index)} Hotel`,
      currency: 'PLN',
      timezone: 'Europe/Warsaw',
    });
    clientIds.push(id);
  }
}, 60_000);
afterAll(async () => {
  await closeDesks();
  rmSync(folder, { recursive: true, force: true });
});

describe('reports of fifty clients at once', () => {
  it('say of each client what is its own, and nothing of any other', async () => {
    desk.openAnswers.push(folder);
    const { results } = await desk.api.reports.exportMany({ clientIds, period: october });
    expect(results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: count }, () => 'saved'));
    expect(readdirSync(folder).length).toBe(count);
    for (const [index, { fileName }] of results.entries()) {
      const text = readFileSync(join(folder, fileName), 'utf8');
      const found = clientIds.map((_, at) => canaryOf(at)).filter((canary) => text.includes(canary));
      expect(found, fileName).toEqual([canaryOf(index)]);
      expect(fileName).toContain(canaryOf(index));
    }
    const { notices } = await desk.api.notices.list({});
    expect(notices).toMatchObject([{ kind: 'reports_ready', values: { done: count, failed: 0 } }]);
  }, 60_000);

  it('ask for every client’s right before the first file is made', async () => {
    desk.openAnswers.push(folder);
    const foreign = '01890a5d-ac96-774b-bcce-b302099a8057' as ClientId;
    await expect(
      desk.api.reports.exportMany({ clientIds: [...clientIds.slice(0, 2), foreign], period: october }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(desk.openAnswers.splice(0)).toEqual([folder]);
  });
});
