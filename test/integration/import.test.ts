import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { importColumns } from '../../shared/model/client-import.ts';
import { csvText } from '../../shared/model/csv.ts';
import { closeDesks, founder, type TestDesk } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithToken, aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';

afterEach(closeDesks);
afterEach(closeSandboxes);

type Cells = Partial<Record<(typeof importColumns)[number], string>>;
const fileOf = (...rows: Cells[]) =>
  csvText(
    importColumns,
    rows.map((row) => importColumns.map((column) => row[column] ?? '')),
  );
const base64 = (text: string) => Buffer.from(text).toString('base64');
const open = (desk: TestDesk, ...rows: Cells[]) =>
  desk.api.imports.open({ fileName: 'clients.csv', bytes: base64(fileOf(...rows)) });
const plain = { currency: 'EUR', timezone: 'Europe/Warsaw' };

async function aDeskAtMeta(): Promise<{ desk: TestDesk; served: Served }> {
  const served = await aSandbox();
  return { served, desk: await aDeskWithToken(served) };
}

describe('an import of clients', () => {
  test('writes nothing until it is run, then all chosen rows with their accounts, Pages and own tokens', async () => {
    const { desk, served } = await aDeskAtMeta();
    const { clients, tokens } = served.sandbox.describe();
    const [first, second] = clients;
    const own =
      tokens[clients.find((one) => one.ownToken !== null)?.ownToken ?? ''] ?? tokens['client1'] ?? '';
    const draft = await open(
      desk,
      {
        name: 'Oak',
        ad_account_id: first!.accounts[0]!.id,
        page_id: first!.pages[0]!.id,
        labels: 'Hotels',
        role: 'Owner',
        email: 'a@oak.example',
      },
      { name: 'Ash', ...plain },
      { name: 'Elm', ...plain, action: 'skip' },
      { name: 'Fir', ad_account_id: '999', ...plain },
    );
    expect(draft.rows.map(({ verdict }) => verdict)).toEqual(['ready', 'ready', 'skip', 'ready']);
    const checked = await desk.api.imports.check({ draftId: draft.draftId });
    expect(checked.rows.map(({ verdict, problems }) => [verdict, problems[0]?.code])).toEqual([
      ['ready', undefined],
      ['ready', undefined],
      ['skip', undefined],
      ['bad', 'asset_not_reached'],
    ]);
    expect(await desk.api.clients.list({})).toEqual([]);
    const outcome = await desk.api.imports.run({ draftId: draft.draftId, lines: [2, 3] });
    expect(outcome).toEqual({ added: 2, updated: 0, skipped: 1, leftOut: 1 });
    const [ash, oak] = await desk.api.clients.list({});
    expect(ash).toMatchObject({ name: 'Ash', currency: 'EUR' });
    expect(oak).toMatchObject({
      name: 'Oak',
      currency: first!.accounts[0]!.currency,
      timezone: first!.accounts[0]!.timezone,
      labels: ['Hotels'],
      contacts: [{ role: 'Owner', email: 'a@oak.example' }],
    });
    expect(await desk.api.assets.list({ clientId: oak!.id })).toHaveLength(2);
    expect(own.length + (second?.accounts.length ?? 0)).toBeGreaterThan(0);
    const [row] = await desk.api.audit.workspace({ what: 'clients.imported' });
    expect(row?.detail).toEqual({ added: 2, updated: 0, skipped: 1, leftOut: 1, rows: 4 });
  });

  test('asks Meta about every token first: a dead one is refused, a good one is sealed, none is ever seen again', async () => {
    const { desk, served } = await aDeskAtMeta();
    const shared = served.sandbox.describe().tokens['shared'] ?? '';
    const others = Object.entries(served.sandbox.describe().tokens).filter(([, text]) => text !== shared);
    const dead = `EAAdead${'x'.repeat(60)}`;
    const draft = await open(
      desk,
      { name: 'Oak', meta_access_token: dead, ...plain },
      { name: 'Ash', meta_access_token: shared, ...plain },
      ...others.map(([name, text]) => ({ name, meta_access_token: text, ...plain })),
    );
    expect(JSON.stringify(draft)).not.toContain(dead);
    const checked = await desk.api.imports.check({ draftId: draft.draftId });
    expect(checked.rows[0]?.problems).toMatchObject([{ code: 'token_refused' }]);
    expect(checked.rows[1]?.problems).toMatchObject([
      { code: 'token_refused', value: expect.stringContaining('in the vault already') },
    ]);
    const good = checked.rows.filter(({ verdict }) => verdict === 'ready').map(({ line }) => line);
    expect(good.length).toBeGreaterThan(0);
    await desk.api.imports.run({ draftId: draft.draftId, lines: good });
    const cards = await desk.api.tokens.list({});
    expect(cards.filter(({ slot }) => slot === 'client')).toHaveLength(good.length);
    const seen = JSON.stringify([checked, desk.logged, desk.events, await desk.api.audit.workspace({})]);
    for (const [, text] of others) expect(seen).not.toContain(text);
    expect(seen).not.toContain(dead);
  });

  test('is put right in place, row by row, and keeps the token that nobody retyped', async () => {
    const { desk } = await aDeskAtMeta();
    const draft = await open(
      desk,
      {
        name: 'Oak',
        currency: 'EURO',
        timezone: 'Europe/Warsaw',
        meta_access_token: `EAAgone${'x'.repeat(40)}`,
      },
      { name: 'Oak', ...plain },
    );
    expect(draft.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['currency_bad'],
      ['name_twice'],
    ]);
    const { cells } = draft.rows[0]!;
    const edited = await desk.api.imports.edit({
      draftId: draft.draftId,
      line: 2,
      cells: { ...cells, name: 'Elm', currency: 'EUR' },
    });
    expect(edited.rows.map(({ verdict }) => verdict)).toEqual(['ready', 'ready']);
    expect(edited.rows[0]?.cells.meta_access_token).toBe(cells.meta_access_token);
    const checked = await desk.api.imports.check({ draftId: draft.draftId });
    expect(checked.rows[0]?.problems).toMatchObject([{ code: 'token_refused' }]);
  });
});

describe('an import that something happens to', () => {
  test('is whole or not at all: what changed since the preview stops all of it', async () => {
    const { desk } = await aDeskAtMeta();
    const { draftId } = await open(desk, { name: 'Oak', ...plain }, { name: 'Ash', ...plain });
    expect(await failureOf(desk.api.imports.run({ draftId, lines: [2, 3] }))).toMatchObject({
      code: 'conflict',
    });
    await desk.api.imports.check({ draftId });
    await desk.api.clients.add({ name: 'ASH', ...plain });
    expect(await failureOf(desk.api.imports.run({ draftId, lines: [2, 3] }))).toMatchObject({
      code: 'conflict',
      details: { line: 3 },
    });
    expect((await desk.api.clients.list({})).map(({ name }) => name)).toEqual(['ASH']);
  });

  test('lets others have their turn while it is written, and leaves nothing when it is cancelled in the middle', async () => {
    const { desk } = await aDeskAtMeta();
    const { api } = desk;
    const rows = Array.from({ length: 600 }, (_, index) => ({ name: `Client ${index}`, ...plain }));
    const { draftId } = await open(desk, ...rows);
    await api.imports.check({ draftId });
    const lines = rows.map((_, index) => index + 2);
    const cancelled = failureOf(api.imports.run({ draftId, lines }));
    const [running] = await api.work.list({});
    expect(running).toMatchObject({ kind: 'import', total: 600, mayCancel: true });
    expect(running!.done).toBeLessThan(600);
    expect((await failureOf(api.imports.run({ draftId, lines }))).message).toContain('is being written');
    await api.work.cancel({ id: running!.id });
    expect(await cancelled).toMatchObject({ code: 'cancelled' });
    expect(await api.clients.list({})).toEqual([]);
    expect(await api.imports.run({ draftId, lines })).toMatchObject({ added: 600 });
    expect(await api.clients.list({})).toHaveLength(600);
    expect(await api.audit.verifyAll({})).toMatchObject({ ok: true });
  });

  test('is whole when somebody else writes in the middle of it, and whole again after a lock that came between', async () => {
    const { desk } = await aDeskAtMeta();
    const { api } = desk;
    const rows = Array.from({ length: 300 }, (_, index) => ({ name: `Client ${index}`, ...plain }));
    const personId = (await api.people.list({}))[0]!.id;
    const { draftId } = await open(desk, ...rows);
    await api.imports.check({ draftId });
    const lines = rows.map((_, index) => index + 2);
    const first = api.imports.run({ draftId, lines });
    await api.clients.add({ name: 'Another', ...plain });
    expect(await first).toMatchObject({ added: 300 });
    expect(await api.clients.list({})).toHaveLength(301);

    const more = rows.map(({ name, ...rest }) => ({ name: `${name} again`, ...rest }));
    const second = await open(desk, ...more);
    await api.imports.check({ draftId: second.draftId });
    const cut = failureOf(api.imports.run({ draftId: second.draftId, lines }));
    await api.workspace.lock({});
    expect(await cut).toMatchObject({ code: 'locked' });
    await api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
    expect(await api.clients.list({})).toHaveLength(301);
    expect(await api.audit.verifyAll({})).toMatchObject({ ok: true });
  });

  test('is forgotten with its tokens when it is put away, and when Steward locks', async () => {
    const { desk } = await aDeskAtMeta();
    const { draftId } = await open(desk, { name: 'Oak', ...plain });
    await desk.api.imports.discard({ draftId });
    expect(await failureOf(desk.api.imports.check({ draftId }))).toMatchObject({ code: 'not_found' });
    const other = await open(desk, { name: 'Oak', ...plain });
    await desk.api.workspace.lock({});
    const personId = (await desk.api.workspace.state({})).doors[0]!.people[0]!.id;
    await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
    expect(await failureOf(desk.api.imports.check({ draftId: other.draftId }))).toMatchObject({
      code: 'not_found',
    });
  });

  test('says that Meta cannot be reached instead of judging rows by it', async () => {
    const { desk, served } = await aDeskAtMeta();
    const { draftId } = await open(desk, { name: 'Oak', ad_account_id: '12', ...plain });
    await served.close();
    expect(await failureOf(desk.api.imports.check({ draftId }))).toMatchObject({ code: 'offline' });
  });
});

describe('the files of an import', () => {
  test('are a template that imports nothing by accident, an export that comes back as updates, and a result', async () => {
    const { desk, served } = await aDeskAtMeta();
    const path = (name: string) => join(desk.folder, name);
    desk.saveAnswers.push(path('template.csv'), path('export.csv'), path('result.csv'));
    await desk.api.imports.saveTemplate({});
    const template = await desk.api.imports.open({
      fileName: 'template.csv',
      bytes: readFileSync(path('template.csv')).toString('base64'),
    });
    expect(template).toMatchObject({ unknownColumns: [], rows: [{ verdict: 'skip', problems: [] }] });

    const [described] = served.sandbox.describe().clients;
    const first = await open(
      desk,
      { name: '=cmd|Oak', ad_account_id: described!.accounts[0]!.id, labels: '@a' },
      { name: 'Ash', ...plain },
    );
    await desk.api.imports.check({ draftId: first.draftId });
    await desk.api.imports.run({ draftId: first.draftId, lines: [2, 3] });
    await desk.api.imports.exportAll({});
    const text = readFileSync(path('export.csv'), 'utf8');
    expect(text).toContain("'=cmd|Oak");
    expect(text).not.toMatch(/EAA/);
    await desk.api.imports.saveResult({ draftId: first.draftId });
    expect(readFileSync(path('result.csv'), 'utf8')).toMatch(
      /2,'=cmd\|Oak,added,[0-9a-f-]{36}\r\n3,Ash,added,/,
    );

    const again = await desk.api.imports.open({ fileName: 'export.csv', bytes: base64(text) });
    expect(again.rows.map(({ cells, existing }) => [cells.name, existing])).toEqual([
      ['=cmd|Oak', '=cmd|Oak'],
      ['Ash', 'Ash'],
    ]);
    await desk.api.imports.check({ draftId: again.draftId });
    const before = await desk.api.clients.list({});
    expect(await desk.api.imports.run({ draftId: again.draftId, lines: [2, 3] })).toMatchObject({
      updated: 2,
    });
    expect(await desk.api.clients.list({})).toEqual(before);
  });
});
