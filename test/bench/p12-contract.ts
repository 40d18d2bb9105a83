import type { Bench, Measured } from './bench.ts';
import { cannedApp } from './canned-app.ts';
import { enter, found, inPage } from './in-page.ts';
import { median, quantile, rounded } from './stats.ts';
import { withTheatre, type Theatre } from './window.ts';

const bar = 2;
const callsAGroup = 10;
/** Of either side and of each exchange, before anything counts, in a smoke run too: compiled code is compared with compiled code. */
const warmUp = 300;
/** Their list is an answer of 64 kB. */
const clients = 270;

/**
 * P12: what the contract adds to a bare `ipcMain.handle` that carries the same texts both ways. Large questions go to
 * the real app. Large answers are recorded from the real app and then given by its own door without a use case behind
 * it, because reading 270 clients from a database is no part of a round trip; that, too, is timed and shown.
 */
export const p12: Bench = {
  id: 'P12',
  run: ({ smoke }) =>
    withTheatre((theatre) =>
      measure(theatre, smoke ? { rounds: 1, groups: 50 } : { rounds: 5, groups: 100 }),
    ),
};

/** A question and its answer, as text on the wire. */
interface Exchange {
  readonly name: string;
  readonly call: string;
  readonly question: string;
  readonly answer: string;
}
/** Milliseconds, of each group (for one call) and of each call. */
interface Times {
  readonly groups: readonly number[];
  readonly calls: readonly number[];
}
interface Length {
  readonly groups: number;
  readonly callsAGroup: number;
  readonly warmUp: number;
}
interface Round {
  readonly bare: readonly Times[];
  readonly contract: readonly Times[];
  readonly app: readonly Times[];
}

async function measure(
  theatre: Theatre,
  { rounds, groups }: { rounds: number; groups: number },
): Promise<Measured> {
  const { steward } = theatre;
  const hello = { ...theatre.hello, env: { STEWARD_BENCH_ECHO: '1' } };
  const length = { groups, callsAGroup, warmUp };
  await theatre.see(steward, inPage(found, clients));
  const signedIn = (script: string) => `${inPage(enter)}.then(() => ${script})`;
  const exchanges = (await theatre.see<Exchange[]>(steward, signedIn(inPage(collect)))).value;
  const canned = await cannedApp(theatre, valuesOf(exchanges));
  const loop = inPage(converse, exchanges, length);
  const results: Round[] = [];
  for (let at = 0; at < rounds; at += 1) {
    const bare = (await theatre.see<Times[]>(hello, loop)).value;
    const contract = (await theatre.see<Times[]>(canned, loop)).value;
    const app = (await theatre.see<Times[]>(steward, signedIn(loop))).value;
    results.push({ bare, contract, app });
  }
  return { ...verdictOf(exchanges, results, rounds * groups * callsAGroup), bar };
}

function valuesOf(exchanges: readonly Exchange[]): Record<string, unknown> {
  return Object.fromEntries(
    exchanges.map(({ call, answer }) => [call, (JSON.parse(answer) as { value: unknown }).value]),
  );
}

function verdictOf(exchanges: readonly Exchange[], rounds: readonly Round[], calls: number) {
  const figures: Record<string, number | string> = { calls_each: calls };
  const ratios = exchanges.map(({ name, question, answer }, at) => {
    const times = (side: keyof Round) => rounds.map((round) => round[side][at]!);
    const over = (side: keyof Round) =>
      median(rounds.map((round) => median(round[side][at]!.groups) / median(round.bare[at]!.groups)));
    figures[name] = `${question.length} characters there, ${answer.length} back`;
    figures[`${name} bare`] = wordsOf(times('bare'));
    figures[`${name} contract`] = `${wordsOf(times('contract'))}, ${over('contract').toFixed(2)} ×`;
    figures[`${name} app`] = `${wordsOf(times('app'))}, ${over('app').toFixed(2)} ×`;
    return over(name.startsWith('question') ? 'app' : 'contract');
  });
  const ratio = Math.max(...ratios);
  return { figures, ratio: rounded(ratio), met: ratio <= bar };
}

function wordsOf(times: readonly Times[]): string {
  const at = (what: keyof Times, share: number) =>
    Math.round(median(times.map((one) => quantile(one[what], share))) * 1000);
  return `median ${at('groups', 0.5)} µs, p95 ${at('calls', 0.95)} µs`;
}

interface Host {
  call(name: string, text: string): Promise<string>;
}

/**
 * In Steward's page. Large questions: a field that the contract does not know is carried, parsed and dropped. Large
 * answers: real ones, so what the use case reads from the database is in the time.
 */
async function collect(): Promise<Exchange[]> {
  const { host } = window as unknown as { host: Host };
  const exchange = async (name: string, call: string, input: unknown): Promise<Exchange> => {
    const question = JSON.stringify({ id: 'bench', input });
    return { name, call, question, answer: await host.call(call, question) };
  };
  const carried = (length: number) => 'budget of 1,250.00 EUR; '.repeat(length / 24);
  return [
    await exchange('question_1_kB', 'app.info', { carried: carried(1_000) }),
    await exchange('question_64_kB', 'app.info', { carried: carried(64_000) }),
    // The one row that no later start pushes down the list.
    await exchange('answer_1_kB', 'audit.workspace', { what: 'workspace.created', limit: 3 }),
    await exchange('answer_64_kB', 'clients.list', {}),
  ];
}

interface Bare {
  put(question: string, answer: string): Promise<void>;
  ask(question: string): Promise<string>;
}

/** In either page: the same loop, over its own door. */
async function converse(exchanges: readonly Exchange[], length: Length): Promise<Times[]> {
  const { host, bare } = window as unknown as { host?: Host; bare: Bare };
  const times: Times[] = [];
  for (const { call, question, answer } of exchanges) {
    if (!host) await bare.put(question, answer);
    const ask = async (): Promise<void> => {
      const text = await (host ? host.call(call, question) : bare.ask(question));
      if (Math.abs(text.length - answer.length) > 300) throw new Error('Another answer came.');
    };
    for (let at = 0; at < length.warmUp; at += 1) await ask();
    const groups: number[] = [];
    const calls: number[] = [];
    for (let at = 0; at < length.groups; at += 1) {
      const start = performance.now();
      for (let one = 0; one < length.callsAGroup; one += 1) {
        const from = performance.now();
        await ask();
        calls.push(performance.now() - from);
      }
      groups.push((performance.now() - start) / length.callsAGroup);
    }
    times.push({ groups, calls });
  }
  return times;
}
