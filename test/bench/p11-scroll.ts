import type { Bench, Measured } from './bench.ts';
import { enter, found, inPage } from './in-page.ts';
import { median, quantile, rounded } from './stats.ts';
import { withTheatre, type Theatre } from './window.ts';

const longestFrameMs = 50;
const mostNodes = 600;

/** P11: All clients with 1,000 rows, scrolled for 5 s. The ratio is the fuller of the two: longest frame ÷ 50, nodes ÷ 600. */
export const p11: Bench = {
  id: 'P11',
  run: ({ smoke }) =>
    withTheatre((theatre) =>
      measure(theatre, smoke ? { rows: 100, ms: 1_000, rounds: 1 } : { rows: 1_000, ms: 5_000, rounds: 3 }),
    ),
};

interface Scrolled {
  readonly frames: readonly number[];
  readonly nodes: number;
  readonly top: number;
}

async function measure(
  theatre: Theatre,
  { rows, ms, rounds }: { rows: number; ms: number; rounds: number },
): Promise<Measured> {
  await theatre.see(theatre.steward, inPage(found, rows));
  const signIn = inPage(enter);
  const all: Scrolled[] = [];
  const idle: Scrolled[] = [];
  for (let at = 0; at < rounds; at += 1) {
    const script = `${signIn}.then(() => ${inPage(scrollFor, ms, rows)})`;
    all.push((await theatre.see<Scrolled>(theatre.steward, script)).value);
    idle.push((await theatre.see<Scrolled>(theatre.hello, inPage(restFor, ms))).value);
  }
  const longest = median(all.map(({ frames }) => Math.max(...frames)));
  const nodes = Math.max(...all.map((one) => one.nodes));
  const ratio = Math.max(longest / longestFrameMs, nodes / mostNodes);
  const frames = all.flatMap((one) => one.frames);
  return {
    figures: {
      rows,
      rounds,
      longest_frame_ms: rounded(longest, 1),
      p99_frame_ms: rounded(quantile(frames, 0.99), 1),
      frames: frames.length,
      nodes_in_body: nodes,
      scrolled_px: Math.min(...all.map(({ top }) => top)),
      bare_longest_frame_ms: rounded(median(idle.map((one) => Math.max(...one.frames))), 1),
    },
    ratio: rounded(ratio),
    bar: 1,
    met: ratio <= 1,
  };
}

/** In the page: down and up again as fast as a person spins a wheel, looking at every frame. */
async function scrollFor(ms: number, rows: number): Promise<Scrolled> {
  const table = await new Promise<HTMLElement>((resolve) => {
    const look = () => {
      const grid = document.querySelector<HTMLElement>('[role=grid]');
      if (grid && Number(grid.getAttribute('aria-rowcount')) > rows * 0.9) resolve(grid);
      else requestAnimationFrame(look);
    };
    look();
  });
  // The first second belongs to the screen's own arrival.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  // The head's menus and handles are no part of the body, and do not grow with it.
  const body = table.querySelector('[role=rowgroup]');
  const end = table.scrollHeight - table.clientHeight;
  const frames: number[] = [];
  let nodes = 0;
  let top = 0;
  const start = performance.now();
  let last = start;
  await new Promise<void>((resolve) => {
    const frame = (now: number) => {
      frames.push(now - last);
      last = now;
      const through = Math.min(1, (now - start) / ms);
      table.scrollTop = end * (through < 0.5 ? through * 2 : 2 - through * 2);
      top = Math.max(top, table.scrollTop);
      nodes = Math.max(nodes, body?.querySelectorAll('*').length ?? Infinity);
      if (through < 1) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  return { frames: frames.slice(1), nodes, top };
}

/** In the page: how long frames take on this machine when nothing happens. */
async function restFor(ms: number): Promise<Scrolled> {
  const frames: number[] = [];
  const start = performance.now();
  let last = start;
  await new Promise<void>((resolve) => {
    const frame = (now: number) => {
      frames.push(now - last);
      last = now;
      if (now - start < ms) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  return { frames: frames.slice(1), nodes: 0, top: 0 };
}
