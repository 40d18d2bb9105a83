import { afterEach, describe, expect, test } from 'vitest';
import { nextStep } from '../../shared/model/setup.ts';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aDeskWithToken, aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(closeDesks);
afterEach(closeSandboxes);

async function aClient() {
  const served = await aSandbox();
  const desk = await aDeskWithToken(served);
  const [described] = served.sandbox.describe().clients;
  const account = described!.accounts[0]!;
  const page = described!.pages[0]!;
  const { id: clientId } = await desk.api.clients.add({
    name: 'Oak',
    currency: 'PLN',
    timezone: 'Europe/Warsaw',
  });
  return { served, desk, clientId, account, page };
}

describe('the setup of a client', () => {
  test('is a list of steps, each with who said what and when, and the first one that can be done is next', async () => {
    const { desk, clientId } = await aClient();
    const before = await desk.api.setup.view({ clientId });
    expect(nextStep(before.steps)).toBe('access_requested');
    expect(before.systemUserName).toBe('API Access User - Oak');
    await desk.api.setup.mark({
      clientId,
      step: 'access_requested',
      state: 'done',
      note: 'By phone with Olga.',
    });
    const after = await desk.api.setup.mark({
      clientId,
      step: 'access_requested',
      state: null,
      note: 'Olga is away.',
    });
    expect(after.steps[0]).toMatchObject({
      state: 'done',
      last: { kind: 'note', note: 'Olga is away.', by: founder.name, at: desk.now().toISOString() },
    });
    expect(nextStep(after.steps)).toBe('access_granted');
    expect(after.entries.map(({ note }) => note)).toEqual(['By phone with Olga.', 'Olga is away.']);
    const [row] = await desk.api.audit.client({ clientId, what: 'setup.step_noted' });
    expect(row).toMatchObject({ subject: 'access_requested', detail: { note: 'Olga is away.' } });
  });

  test('refuses a word that says nothing', async () => {
    const { desk, clientId } = await aClient();
    const nothing = desk.api.setup.mark({ clientId, step: 'access_granted', state: null, note: '  ' });
    expect(await failureOf(nothing)).toMatchObject({ code: 'invalid_request' });
  });

  test('is tested by asking Meta, which may say that something is missing', async () => {
    const { served, desk, clientId, account, page } = await aClient();
    const test = (step: 'accounts_assigned' | 'pages_assigned' | 'token_in_vault' | 'connection_tested') =>
      desk.api.setup.test({ clientId, step });
    const state = async (...ask: Parameters<typeof test>) =>
      (await test(...ask)).steps.find((one) => one.step === ask[0]);
    expect(await state('accounts_assigned')).toMatchObject({
      state: 'failed',
      last: { kind: 'test', note: 'No ad account of this client is connected yet.' },
    });
    expect(await state('token_in_vault')).toMatchObject({ state: 'done' });
    await desk.api.assets.connect({ clientId, kind: 'ad_account', metaId: account.accountId });
    await desk.api.assets.connect({ clientId, kind: 'page', metaId: page.id });
    expect(await state('accounts_assigned')).toMatchObject({ state: 'done' });
    expect(await state('connection_tested')).toMatchObject({
      state: 'done',
      last: { note: `Meta answers for ${account.name}, ${page.name}.` },
    });
    served.sandbox.withdraw(account.id, true);
    expect(await state('connection_tested')).toMatchObject({
      state: 'failed',
      last: { note: expect.stringContaining(`does not reach ${account.name}`) },
    });
  });

  test('says nothing of the client when Meta cannot be reached', async () => {
    const { served, desk, clientId } = await aClient();
    await served.close();
    expect(await failureOf(desk.api.setup.test({ clientId, step: 'token_in_vault' }))).toMatchObject({
      code: 'offline',
    });
    expect((await desk.api.setup.view({ clientId })).entries).toEqual([]);
  });
});

describe('an asset', () => {
  test('that is disconnected keeps its history with its client, can come back, and is nobody else’s', async () => {
    const { desk, clientId, account } = await aClient();
    const ask = { clientId, kind: 'ad_account' as const, metaId: account.accountId };
    const asset = await desk.api.assets.connect(ask);
    await desk.api.sync.run({ clientId });
    const before = await desk.api.insights.overview({ clientId });
    const held = await desk.api.assets.disconnect({ clientId, assetId: asset.id });
    expect(held).toMatchObject([{ id: asset.id, disconnectedAt: desk.now().toISOString() }]);
    expect(await desk.api.assets.list({ clientId })).toEqual([]);

    const other = await desk.api.clients.add({ name: 'Ash', currency: 'PLN', timezone: 'Europe/Warsaw' });
    expect(await failureOf(desk.api.assets.connect({ ...ask, clientId: other.id }))).toMatchObject({
      code: 'conflict',
    });
    const free = await desk.api.assets.connectable({ clientId: other.id });
    expect(free.map(({ metaId }) => metaId)).not.toContain(account.accountId);
    const own = await desk.api.assets.connectable({ clientId });
    expect(own.map(({ metaId }) => metaId)).toContain(account.accountId);

    desk.pass(60);
    expect(await desk.api.assets.connect(ask)).toMatchObject({ id: asset.id });
    expect(await desk.api.insights.overview({ clientId })).toEqual(before);
    const history = await desk.api.assets.history({ clientId });
    expect(history.map(({ what, about }) => `${what} ${about}`)).toEqual([
      `asset.reconnected ${account.name}`,
      `asset.disconnected ${account.name}`,
      `asset.connected ${account.name}`,
    ]);
  });

  test('of another client cannot be disconnected through this one', async () => {
    const { desk, clientId, account } = await aClient();
    const asset = await desk.api.assets.connect({ clientId, kind: 'ad_account', metaId: account.accountId });
    const other = await desk.api.clients.add({ name: 'Ash', currency: 'PLN', timezone: 'Europe/Warsaw' });
    const call = desk.api.assets.disconnect({ clientId: other.id, assetId: asset.id });
    expect(await failureOf(call)).toMatchObject({ code: 'not_found' });
    expect(await desk.api.assets.list({ clientId })).toHaveLength(1);
  });
});

describe('a mail to a client', () => {
  async function aDeskWithOak() {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    const oak = await desk.api.clients.add({ name: 'Oak', currency: 'PLN', timezone: 'Europe/Warsaw' });
    const { id: clientId, createdAt: _, archivedAt: __, logo: ___, ...card } = oak;
    const contacts = [{ name: 'Olga', role: 'Owner', email: 'olga@oak.example', phone: '' }];
    await desk.api.clients.update({ clientId, card: { ...card, language: 'pl', contacts } });
    return { desk, clientId };
  }

  test('is filled in, in the client’s language, opened in the mail program and noted in the checklist', async () => {
    const { desk, clientId } = await aDeskWithOak();
    const mail = await desk.api.setup.mail({ clientId, kind: 'access_request' });
    expect(mail).toMatchObject({ language: 'pl', to: ['olga@oak.example'] });
    expect(mail.subject).toBe('Dostęp do firmy Oak w Meta');
    expect(mail.body).toContain(founder.email);
    expect(mail.body).toContain('API Access User - Oak');
    const { subject, body } = mail;
    const ask = { clientId, kind: 'access_request' as const, subject, body, to: 'olga@oak.example' };
    const view = await desk.api.setup.useMail({ ...ask, how: 'opened' });
    expect(desk.outbox.mails).toEqual([{ to: 'olga@oak.example', subject, body }]);
    expect(view.steps.slice(0, 2)).toMatchObject([
      { state: 'done', last: { kind: 'mail', note: `${subject} · olga@oak.example` } },
      { state: 'waiting' },
    ]);
    await desk.api.setup.mark({ clientId, step: 'access_granted', state: 'done', note: '' });
    const again = await desk.api.setup.useMail({ ...ask, how: 'copied' });
    expect(desk.outbox.copied).toEqual([`${subject}\n\n${body}`]);
    expect(again.steps[1]).toMatchObject({ state: 'done', last: { kind: 'mail' } });
  });

  test('comes from the agency’s own template once there is one, and from Steward’s again after a reset', async () => {
    const { desk, clientId } = await aDeskWithOak();
    const own = {
      kind: 'reminder' as const,
      language: 'pl' as const,
      subject: 'Hej {contact}',
      body: '{client}!',
    };
    await desk.api.mails.setTemplate(own);
    expect(await desk.api.setup.mail({ clientId, kind: 'reminder' })).toMatchObject({
      subject: 'Hej Olga',
      body: 'Oak!',
    });
    expect(await desk.api.setup.mail({ clientId, kind: 'reminder', language: 'en' })).toMatchObject({
      subject: expect.stringContaining('reminder'),
    });
    const wrong = desk.api.mails.setTemplate({ ...own, body: '{cleint}' });
    expect(await failureOf(wrong)).toMatchObject({
      code: 'invalid_request',
      details: { unknown: ['cleint'] },
    });
    await desk.api.mails.resetTemplate({ kind: 'reminder', language: 'pl' });
    expect((await desk.api.setup.mail({ clientId, kind: 'reminder' })).subject).toContain('Przypomnienie');
  });

  test('names the System User by the agency’s convention, which tells clients apart', async () => {
    const { desk, clientId } = await aDeskWithOak();
    expect(await failureOf(desk.api.mails.setNaming({ pattern: 'Bot' }))).toMatchObject({
      code: 'invalid_request',
    });
    await desk.api.mails.setNaming({ pattern: 'agency-{client}' });
    expect((await desk.api.setup.view({ clientId })).systemUserName).toBe('agency-Oak');
    expect((await desk.api.setup.mail({ clientId, kind: 'access_request' })).body).toContain('agency-Oak');
  });
});

describe('the logo of a client', () => {
  test('is kept as pixels that we encode, shown to its own members and gone when it is removed', async () => {
    const desk = aDesk();
    await desk.api.workspace.create(founder);
    const { id: clientId } = await desk.api.clients.add({
      name: 'Oak',
      currency: 'PLN',
      timezone: 'Europe/Warsaw',
    });
    const pixels = Buffer.alloc(4 * 4 * 4, 200).toString('base64');
    await desk.api.clients.setLogo({ clientId, logo: { width: 4, height: 4, pixels } });
    const [first] = await desk.api.clients.list({});
    const { png } = await desk.api.clients.logo({ clientId });
    expect(
      Buffer.from(png ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await desk.api.clients.setLogo({ clientId, logo: { width: 4, height: 4, pixels } });
    expect((await desk.api.clients.list({}))[0]?.logo).not.toBe(first?.logo);
    const wrong = desk.api.clients.setLogo({ clientId, logo: { width: 5, height: 4, pixels } });
    expect(await failureOf(wrong)).toMatchObject({ code: 'invalid_request' });
    await desk.api.clients.removeLogo({ clientId });
    expect((await desk.api.clients.list({}))[0]?.logo).toBeNull();
    expect(await desk.api.clients.logo({ clientId })).toEqual({ png: null });
  });
});
