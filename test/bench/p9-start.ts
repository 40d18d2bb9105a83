import type { Bench, Measured } from './bench.ts';
import { found, inPage, readyAt } from './in-page.ts';
import { median, quantile, rounded } from './stats.ts';
import { withTheatre, type App, type Steps, type Theatre } from './window.ts';

const bar = 1.6;
const passphraseField = 'input[type=password]';

/** P9: from the spawn until the window is shown, drawn, and the passphrase field has the focus; bare: until it is shown and drawn. */
export const p9: Bench = {
  id: 'P9',
  run: ({ smoke }) => withTheatre((theatre) => measure(theatre, smoke ? 2 : 12)),
};

async function measure(theatre: Theatre, runs: number): Promise<Measured> {
  const { steward, hello } = theatre;
  await theatre.see(steward, inPage(found, 3));
  // The first of each warms the caches of the file system and of Chromium and does not count.
  await once(theatre, steward, passphraseField);
  await once(theatre, hello, null);
  const pairs: { steward: Start; hello: Start }[] = [];
  for (let at = 0; at < runs; at += 1) {
    pairs.push({
      hello: await once(theatre, hello, null),
      steward: await once(theatre, steward, passphraseField),
    });
  }
  const ratio = median(pairs.map((pair) => pair.steward.focused / pair.hello.focused));
  return {
    figures: {
      runs,
      steps_ms: stepsOf(pairs.map((pair) => pair.steward)),
      bare_steps_ms: stepsOf(pairs.map((pair) => pair.hello)),
      p90_ms: Math.round(
        quantile(
          pairs.map((pair) => pair.steward.focused),
          0.9,
        ),
      ),
      bare_p90_ms: Math.round(
        quantile(
          pairs.map((pair) => pair.hello.focused),
          0.9,
        ),
      ),
    },
    ratio: rounded(ratio),
    bar,
    met: ratio <= bar,
  };
}

/** Milliseconds since the spawn. `focused` is when everything asked for was there. */
type Start = Steps & { readonly focused: number };
const steps = ['began', 'loaded', 'ready', 'window', 'parsed', 'shown', 'focused'] as const;

function stepsOf(starts: readonly Start[]): string {
  return steps.map((step) => `${step} ${Math.round(median(starts.map((one) => one[step])))}`).join(', ');
}

async function once(theatre: Theatre, app: App, field: string | null): Promise<Start> {
  const { spawned, at, value } = await theatre.see<number>(app, inPage(readyAt, field));
  const since = { ...at, focused: Math.max(at.shown, value) };
  return Object.fromEntries(steps.map((step) => [step, since[step] - spawned])) as unknown as Start;
}
