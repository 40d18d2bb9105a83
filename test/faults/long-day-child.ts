import { createSandbox } from '../../main/sandbox/sandbox.ts';
import type { Wake } from '../../main/ports.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import { aConnectedClient } from '../builders/client.ts';
import { aDesk, closeDesks, founder, removeFolder } from '../builders/desk.ts';
import { adTruth } from '../builders/truth.ts';

// Two working days in fast-forward, a week of sleep between them. Started with --expose-gc, because what is held can
// only be told from what is about to be thrown away after a collection. Its last line is what it saw.

/** What happens after which hour of a day. */
const length =
  process.argv[2] === 'long'
    ? { clients: 4, hours: 8, idle: 2, sleep: 4, back: 5, forth: 6 }
    : { clients: 2, hours: 2, idle: 0, sleep: 1, back: 0, forth: 1 };

const hour = 3_600;
/** Over Europe's step back from summer time; then, a week on, over the end of a month and America's, Meta's Pacific one too. */
const days = ['2026-10-24T20:00:00.000Z', '2026-11-01T04:00:00.000Z'] as const;

interface Timer {
  readonly at: number;
  readonly due: () => void;
}
let timers: Timer[] = [];
const background: Wake = (ms, due) => {
  const timer = { at: desk.now().getTime() + ms, due };
  timers.push(timer);
  return () => void (timers = timers.filter((one) => one !== timer));
};

let moment = () => new Date(days[0]);
const sandbox = createSandbox({ now: () => moment(), clients: 12 });
const door = await sandbox.listen();
const desk = aDesk({ background, now: days[0], graphOrigin: door.origin });
moment = () => desk.now();
const heaps: number[] = [];

async function settled(): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await new Promise((done) => setTimeout(done, 3));
    quiet = (await desk.api.work.list({})).length === 0 ? quiet + 1 : 0;
  }
}

/** Time passes by five minutes; whatever was due by then happens. */
async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 300) {
    desk.pass(300);
    const due = timers.filter(({ at }) => at <= desk.now().getTime());
    timers = timers.filter((one) => !due.includes(one));
    for (const one of due) one.due();
    await settled();
  }
}

async function unlock(): Promise<void> {
  const [person] = (await desk.api.workspace.state({})).doors[0]?.people ?? [];
  if (!person) throw new Error('Nobody is at the door.');
  const { passphrase } = founder;
  await desk.api.workspace.unlock({ kind: 'real', personId: person.id, passphrase });
}

async function lockedBy(reason: 'idle' | 'suspended'): Promise<void> {
  desk.away.tell(reason);
  const isOpen = () =>
    desk.api.work.list({}).then(
      () => true,
      () => false,
    );
  while (await isOpen()) await new Promise((done) => setTimeout(done, 3));
}

/** Away for a while: locked, nothing runs, and nothing of it comes twice afterwards. */
async function away(reason: 'idle' | 'suspended', seconds: number): Promise<void> {
  await lockedBy(reason);
  desk.pass(seconds);
  desk.away.wake();
  await unlock();
  await pass(300);
}

function held(): void {
  // What the test itself keeps of each call and event is not Steward's.
  desk.events.length = 0;
  desk.logged.length = 0;
  (sandbox.requests() as unknown[]).length = 0;
  globalThis.gc?.();
  globalThis.gc?.();
  heaps.push(Math.round(process.memoryUsage().heapUsed / 1024));
}

async function workingDay(): Promise<void> {
  for (let at = 0; at < length.hours; at += 1) {
    await pass(hour / 2);
    if (at === length.idle) await away('idle', 20 * 60);
    if (at === length.sleep) await away('suspended', 40 * 60);
    // The machine's clock is set right: back a little, and forward again.
    if (at === length.back) desk.pass(-120);
    if (at === length.forth) desk.pass(240);
    await pass(hour / 2);
    held();
  }
}

/** Every closed day of the last four weeks of each client against the sandbox's own. */
async function wrongDays(clientIds: readonly ClientId[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const clientId of clientIds) {
    const assets = await desk.api.assets.list({ clientId });
    const accounts = assets.flatMap(({ kind, metaId }) => (kind === 'ad_account' ? [`act_${metaId}`] : []));
    const period = { from: '2026-10-05', to: '2026-10-31' };
    const overview = await desk.api.insights.overview({ clientId, period, comparison: 'none' });
    for (const { day, spendMicros } of overview.days)
      if (spendMicros !== adTruth(sandbox, accounts, day, day).spendMicros)
        wrong.push(`${clientId} ${day} ${String(spendMicros)}`);
  }
  return wrong;
}

/** One in each zone whose clock changes first. */
function clientsToTake(): number[] {
  const { clients } = sandbox.describe();
  const whole = clients.flatMap(({ accounts, pages }, index) =>
    accounts.length > 0 && pages.length > 0 ? [index] : [],
  );
  const changing = ['Europe/Warsaw', 'America/New_York'].flatMap((zone) =>
    whole.filter((index) => clients[index]?.accounts[0]?.timezone === zone).slice(0, 1),
  );
  return [...new Set([...changing, ...whole])].slice(0, length.clients);
}

/** A plan for October alone that is spent long ago: one alert, which is over with the month. */
async function overspend(clientId: ClientId | undefined): Promise<void> {
  const client = (await desk.api.clients.list({})).find(({ id }) => id === clientId);
  if (!client) throw new Error('No client to plan for.');
  const amount = { minor: 1_000, currency: client.currency };
  const usual = { carriedMinor: 0, firstDay: null, tolerancePercent: 25, customDays: [], note: '' };
  await desk.api.plans.set({ clientId: client.id, terms: { ...usual, month: '2026-10', amount } });
}

await desk.api.workspace.create(founder);
await desk.api.tokens.setShared({ token: sandbox.describe().tokens['shared'] ?? '' });
const clientIds: ClientId[] = [];
for (const index of clientsToTake())
  clientIds.push(
    await aConnectedClient(desk, { sandbox, origin: door.origin, close: () => door.close() }, index),
  );
await overspend(clientIds[0]);
// It is a weekend, on which the desktop would be left in peace.
await desk.api.notices.setQuietHours({ on: false, from: '19:00', to: '07:00', weekends: false });
await workingDay();
await lockedBy('suspended');
desk.pass((Date.parse(days[1]) - desk.now().getTime()) / 1000);
desk.away.wake();
await unlock();
await workingDay();
for (const clientId of clientIds) await desk.api.sync.run({ clientId });
await settled();
const runs = await desk.api.sync.runs({ clientId: null, limit: 500 });
const incidents = [
  ...(await desk.api.alerts.list({ which: 'live' })),
  ...(await desk.api.alerts.list({ which: 'over' })),
];
const saw = {
  heaps,
  runs: runs.map(({ clientId, why, outcome, startedAt, endedAt }) => ({
    clientId,
    why,
    outcome,
    startedAt,
    endedAt,
  })),
  alerts: incidents.map(({ id, clientId, rule, subject, state }) => ({ id, clientId, rule, subject, state })),
  shown: desk.shown.map(({ title, body, link }) => `${title} ${body} ${link}`),
  hours: length.hours,
  clients: length.clients,
  wrong: await wrongDays(clientIds),
  timers: timers.length,
};
await closeDesks();
await door.close();
removeFolder(desk.folder);
process.stdout.write(`${JSON.stringify(saw)}\n`);
process.exit(0);
