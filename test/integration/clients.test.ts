import { afterEach, describe, expect, test } from 'vitest';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';

afterEach(closeDesks);

const card = {
  name: 'Oak Hotel',
  businessName: 'Oak Hotels sp. z o.o.',
  email: 'office@oak.example',
  language: 'pl' as const,
  currency: 'PLN',
  timezone: 'Europe/Warsaw',
  colour: '#7a4b9c',
  notes: 'Opens in May.',
  labels: ['Hotels', 'hotels', 'Season'],
  contacts: [{ name: 'Olga', role: 'Owner', email: 'olga@oak.example', phone: '+48 600 000 000' }],
};

async function aDeskWithOak() {
  const desk = aDesk();
  await desk.api.workspace.create(founder);
  const oak = await desk.api.clients.add({ name: 'Oak', currency: 'EUR', timezone: 'Europe/Warsaw' });
  return { desk, oak };
}

describe('a client', () => {
  test('keeps what was said of it, a label only once, and the trail says before and after', async () => {
    const { desk, oak } = await aDeskWithOak();
    await desk.api.clients.update({ clientId: oak.id, card });
    const expected = { ...oak, ...card, labels: ['hotels', 'Season'] };
    expect(await desk.api.clients.list({})).toEqual([expected]);
    const [row] = await desk.api.audit.client({ clientId: oak.id });
    expect(row).toMatchObject({
      what: 'client.changed',
      detail: { before: { name: 'Oak', currency: 'EUR' }, after: { name: 'Oak Hotel', currency: 'PLN' } },
    });
    expect(JSON.stringify(row?.detail)).not.toContain('timezone');
  });

  test('that is saved unchanged leaves no row', async () => {
    const { desk, oak } = await aDeskWithOak();
    const { id: _, createdAt: __, archivedAt: ___, ...same } = oak;
    await desk.api.clients.update({ clientId: oak.id, card: same });
    expect(await desk.api.audit.client({ clientId: oak.id })).toHaveLength(1);
  });

  test('that is archived leaves every list and comes back as it was', async () => {
    const { desk, oak } = await aDeskWithOak();
    await desk.api.clients.archive({ clientId: oak.id });
    expect(await desk.api.clients.list({})).toEqual([]);
    expect(await desk.api.clients.archived({})).toMatchObject([
      { id: oak.id, archivedAt: desk.now().toISOString() },
    ]);
    expect(await failureOf(desk.api.sync.run({ clientId: oak.id }))).toMatchObject({ code: 'not_found' });
    await desk.api.clients.restore({ clientId: oak.id });
    expect(await desk.api.clients.list({})).toEqual([oak]);
    const whats = (await desk.api.audit.client({ clientId: oak.id })).map((row) => row.what);
    expect(whats).toEqual(['client.restored', 'client.archived', 'client.added']);
  });

  test('takes any name as text: markup, right to left, a formula', async () => {
    const { desk, oak } = await aDeskWithOak();
    const names = [
      '<img src=x onerror=alert(1)>',
      '\u202eevil',
      '=HYPERLINK("http://x")',
      "'; drop table client; --",
      '日本旅館 🏯',
    ];
    for (const name of names) {
      await desk.api.clients.update({ clientId: oak.id, card: { ...card, name } });
      expect((await desk.api.clients.list({}))[0]?.name).toBe(name);
    }
  });
});
