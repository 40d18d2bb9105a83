import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { failureOf as failure } from '../../shared/failure.ts';
import { reportSections } from '../../shared/model/report.ts';
import { closeDesks, founder, removeFolder, type TestDesk } from '../builders/desk.ts';
import { aMoneyDesk, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes, type Served } from '../builders/sandbox.ts';
import { looksOf } from '../builders/secrets.ts';

// R6: a day's work of everything that there is, failures included. No token is anywhere but sealed in the ledger and in
// the header of a call.

let folder = '';
afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
  removeFolder(folder);
});

/** Every answer and failure of every call from here on, as the window gets them. */
function overheard(desk: TestDesk): string[] {
  const heard: string[] = [];
  const api = desk.api as unknown as Record<string, Record<string, (...ask: unknown[]) => Promise<unknown>>>;
  for (const group of Object.values(api))
    for (const [verb, call] of Object.entries(group))
      group[verb] = async (...ask) => {
        try {
          const answer = await call(...ask);
          heard.push(JSON.stringify(answer));
          return answer;
        } catch (error) {
          heard.push(
            JSON.stringify([failure(error), String(error), error instanceof Error ? error.stack : '']),
          );
          throw error;
        }
      };
  return heard;
}

function filesIn(of: string): [string, Buffer][] {
  return readdirSync(of, { recursive: true, encoding: 'utf8' })
    .map((name) => join(of, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path.slice(of.length), readFileSync(path)]);
}

/** What a PDF holds is packed: its streams are looked into as well. */
function unpacked(bytes: Buffer): Buffer[] {
  const parts = [bytes];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const from = bytes[at + 6] === 13 ? at + 8 : at + 7;
    try {
      parts.push(inflateSync(bytes.subarray(from)));
    } catch {
      // No packed stream, such as the word itself in a text.
    }
  }
  return parts;
}

function whereFound(secrets: readonly string[], files: readonly [string, Buffer][], said: string): string[] {
  const looks = secrets.flatMap(looksOf);
  return [
    ...files
      .filter(([, bytes]) => unpacked(bytes).some((part) => looks.some((look) => part.includes(look))))
      .map(([path]) => path),
    ...looks.filter((look) => said.includes(look)),
  ];
}

const quietly = async (work: Promise<unknown>) => void (await work.catch(() => undefined));
const saved = (name: string) => join(folder, name);

async function tokensOfTheDay({ desk, clientId }: Money, { sandbox }: Served): Promise<void> {
  const { tokens, appId, appSecret } = sandbox.describe();
  for (const name of ['expired', 'revoked', 'checkpoint', 'noInsights'])
    await quietly(desk.api.tokens.setShared({ token: tokens[name] ?? '' }));
  await desk.api.tokens.setAppSecret({ appId, secret: appSecret } as never);
  await desk.api.tokens.add({ slot: 'backup', clientId: null, token: tokens['backup'] ?? '' });
  await desk.api.tokens.add({ slot: 'client', clientId, token: tokens['client1'] ?? '' });
  await desk.api.tokens.testAll({});
  await desk.api.tokens.rehearseMove({ clientIds: [clientId], to: 'shared' });
  await desk.api.tokens.move({ clientIds: [clientId], to: 'shared' });
  await desk.api.tokens.rehearse({ token: tokens['shared60d'] ?? '' });
  await desk.api.tokens.rotate({ acceptLoss: true });
  const shared = (await desk.api.tokens.list({})).find(({ slot }) => slot === 'shared');
  await quietly(desk.api.tokens.refresh({ tokenId: shared!.id }));
  desk.saveAnswers.push(saved('map.csv'));
  await desk.api.tokens.exportMap({});
}

async function importOfTheDay({ desk }: Money, { sandbox }: Served): Promise<void> {
  const { tokens } = sandbox.describe();
  const rows = [
    'name,currency,timezone,meta_access_token',
    `Oak,EUR,Europe/Warsaw,${tokens['client2']}`,
    `Ash,EUR,Europe/Warsaw,${tokens['expired']}`,
    `=cmd(${tokens['client3']}),EUR,Nowhere,${tokens['readOnly']}`,
  ];
  const bytes = Buffer.from(rows.join('\n')).toString('base64');
  const { draftId } = await desk.api.imports.open({ fileName: 'clients.csv', bytes });
  const { rows: checked } = await desk.api.imports.check({ draftId });
  const lines = checked.filter(({ verdict }) => verdict === 'ready').map(({ line }) => line);
  await desk.api.imports.run({ draftId, lines });
  desk.saveAnswers.push(saved('result.csv'), saved('clients.csv'));
  await desk.api.imports.saveResult({ draftId });
  await desk.api.imports.exportAll({});
}

async function troubleOfTheDay({ desk, clientId, sandbox }: Money): Promise<void> {
  const { tokens } = sandbox.describe();
  const faults = [
    { kind: 'error', code: 190, subcode: 463, message: `Malformed access token ${tokens['shared60d']}` },
    { kind: 'error', code: 1, status: 500 },
    { kind: 'html' },
    { kind: 'truncate' },
    { kind: 'reset-before' },
    { kind: 'throttle', mode: '17/2446079', seconds: 60 },
  ] as const;
  for (const fault of faults) {
    sandbox.fault({}, fault);
    await quietly(desk.api.sync.run({ clientId }));
    await quietly(desk.api.tokens.testClient({ clientId }));
    await quietly(desk.api.assets.discover({}));
    sandbox.clearFaults();
    sandbox.clock.advance(3600);
    desk.pass(3600);
  }
}

async function moneyOfTheDay(money: Money): Promise<void> {
  const made = await money.proposeAs('ben', Math.round(money.campaign.minor * 1.1));
  await money.as('ada');
  // The answer is lost on its way back: what Steward writes down about it is the most that it ever writes.
  money.sandbox.fault({ method: 'POST' }, { kind: 'reset-after' }, 1);
  await quietly(money.approve(made));
  await money.desk.api.budgets.ledger({ clientId: money.clientId });
}

async function papersOfTheDay({ desk, clientId }: Money): Promise<void> {
  const settings = {
    period: { from: '2026-10-01', to: '2026-10-31' },
    comparison: 'previous_period' as const,
    sections: [...reportSections],
    language: 'en' as const,
    paper: 'A4' as const,
    audience: 'internal' as const,
  };
  const { reportId } = await desk.api.reports.prepare({ clientId, settings });
  desk.openAnswers.push(folder);
  for (const [verb, name] of [
    ['exportPdf', 'report.pdf'],
    ['exportCsv', 'report.csv'],
    ['exportMail', 'report.eml'],
  ] as const) {
    desk.saveAnswers.push(saved(name));
    await quietly(desk.api.reports[verb]({ clientId, reportId }));
    desk.saveAnswers.splice(0);
  }
  desk.saveAnswers.push(
    saved('trail.jsonl'),
    saved('client.jsonl'),
    saved('calls.jsonl'),
    saved('access.csv'),
  );
  await desk.api.audit.exportWorkspace({});
  await desk.api.audit.exportClient({ clientId });
  await desk.api.graph.exportTrace({});
  await desk.api.access.export({});
  desk.saveAnswers.push(saved('with-tokens.backup'));
  await desk.api.backups.make({ withTokens: true });
  await desk.api.backups.makeNow({});
  for (const read of [
    () => desk.api.graph.trace({}),
    () => desk.api.graph.limits({}),
    () => desk.api.admin.overview({}),
    () => desk.api.tokens.list({}),
    () => desk.api.tokens.news({}),
    () => desk.api.audit.workspace({}),
    () => desk.api.notices.list({}),
    () => desk.api.isolation.drill({}),
  ])
    await read();
}

test('after a working day with everything that fails in it, no token is in a file, a log, an event, an answer or an address', async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-canary-'));
  const served = await aSandbox();
  const money = await aMoneyDesk(served);
  const { desk, sandbox, clientId } = money;
  const heard = overheard(desk);
  await money.as('ada');
  await desk.api.sync.run({ clientId });
  await tokensOfTheDay(money, served);
  await importOfTheDay(money, served);
  await desk.api.sync.run({ clientId });
  await moneyOfTheDay(money);
  await papersOfTheDay(money);
  await troubleOfTheDay(money);
  await desk.api.workspace.lock({});
  await quietly(
    desk.api.workspace.unlock({ kind: 'real', personId: money.adaId, passphrase: `${founder.passphrase}!` }),
  );
  await money.as('ada');

  const { tokens, appSecret } = sandbox.describe();
  const secrets = [...Object.values(tokens), appSecret];
  const files = [...filesIn(desk.folder), ...filesIn(folder)];
  const said = JSON.stringify([heard, desk.logged, desk.events, desk.shown, desk.outbox]);
  expect(heard.length).toBeGreaterThan(40);
  expect(files.map(([path]) => path)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('calls.jsonl'),
      expect.stringContaining('with-tokens.backup'),
    ]),
  );
  expect(whereFound(secrets, files, said)).toEqual([]);
  // Page tokens are nobody's to list: whatever looks like a token is one.
  expect(said.match(/EAA[A-Za-z0-9]{40,}/g)).toBeNull();

  // What may be seen of a token is there, and this search finds one that is where it must not be.
  expect(said).toContain((tokens['shared60d'] ?? '').slice(0, 6));
  writeFileSync(saved('slip.txt'), `see ${Buffer.from(`token=${tokens['backup']}`).toString('base64')}`);
  expect(whereFound(secrets, filesIn(folder), '')).toEqual(['/slip.txt']);

  const named = ['input_token', 'revoke_token', 'fb_exchange_token', 'set_token_expires_in_60_days'];
  const inAddress = sandbox
    .requests()
    .filter(({ params }) =>
      Object.entries(params).some(
        ([name, value]) => !named.includes(name) && secrets.includes(String(value)),
      ),
    )
    .filter(({ path }) => !path.includes('/oauth/'));
  expect(inAddress.map(({ path }) => path)).toEqual([]);
}, 240_000);
