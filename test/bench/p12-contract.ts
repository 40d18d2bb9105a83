import type { Bench, Measured } from './bench.ts';
import { enter, found, inPage } from './in-page.ts';
import { median, quantile, rounded } from './stats.ts';
import { withTheatre, type Theatre } from './window.ts';

const bar = 2;
const callsAGroup = 10;
/** Their list is an answer of 64 kB. */
const clients = 270;

/** P12: a call through the whole door of main and back, against a bare `ipcMain.handle` that carries the same texts both ways. */
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

interface Pair {
  readonly exchanges: readonly Exchange[];
  readonly steward: readonly Times[];
  readonly bare: readonly Times[];
}

async function measure(
  theatre: Theatre,
  { rounds, groups }: { rounds: number; groups: number },
): Promise<Measured> {
  const { steward } = theatre;
  const hello = { ...theatre.hello, env: { STEWARD_BENCH_ECHO: '1' } };
  const length = { groups, callsAGroup, warmUp: groups * 3 };
  await theatre.see(steward, inPage(found, clients));
  // Asks what the other side then answers, so both carry the same texts both ways.
  const asked = `const exchanges = await ${inPage(collect)}; return [exchanges, await (${converse.toString()})(exchanges, ${JSON.stringify(length)})]`;
  const script = `${inPage(enter)}.then(async () => { ${asked} })`;
  const pairs: Pair[] = [];
  for (let at = 0; at < rounds; at += 1) {
    const ours = (await theatre.see<[Exchange[], Times[]]>(steward, script)).value;
    const bare = (await theatre.see<Times[]>(hello, inPage(converse, ours[0], length))).value;
    pairs.push({ exchanges: ours[0], steward: ours[1], bare });
  }
  const results = (pairs[0]?.exchanges ?? []).map((exchange, at) =>
    resultOf(
      exchange,
      pairs.map((pair) => ({ steward: pair.steward[at]!, bare: pair.bare[at]! })),
    ),
  );
  const ratio = Math.max(...results.map((result) => result.ratio));
  const figures: Record<string, number | string> = { calls_each: rounds * groups * callsAGroup };
  for (const { name, words } of results) figures[name] = words;
  return { figures, ratio: rounded(ratio), bar, met: ratio <= bar };
}

function resultOf({ name, question, answer }: Exchange, pairs: readonly { steward: Times; bare: Times }[]) {
  const ratio = median(pairs.map((pair) => median(pair.steward.groups) / median(pair.bare.groups)));
  const of = (side: 'steward' | 'bare') => {
    const at = (what: keyof Times, share: number) =>
      Math.round(median(pairs.map((pair) => quantile(pair[side][what], share))) * 1000);
    return `median ${at('groups', 0.5)} µs, p95 ${at('calls', 0.95)} µs`;
  };
  const texts = `${question.length} characters there, ${answer.length} back`;
  return { name, ratio, words: `${ratio.toFixed(2)} ×: ${of('steward')}; bare ${of('bare')} (${texts})` };
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
    await exchange('answer_1_kB', 'audit.workspace', { limit: 3 }),
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
      if (text.length !== answer.length) throw new Error('Another answer came.');
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
