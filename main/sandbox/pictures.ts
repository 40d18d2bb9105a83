import { hash32, letters } from './hash.ts';
import type { Ctx, State } from './state.ts';
import { dayMs } from './zones.ts';

const lifeMs = 3 * dayMs;

function signature(state: State, key: string, expires: number): string {
  return `00_${letters(`picture/${key}/${expires}`, state.world.seed, 40)}`;
}

/** A signed address that changes by the day and ends after three, as Meta's CDN addresses do. */
export function pictureUrl(ctx: Ctx, key: string, size = 480): string {
  const expires = (Math.floor(ctx.now / dayMs) * dayMs + lifeMs) / 1000;
  const { pictureOrigin } = ctx.state.config;
  const origin = pictureOrigin === '' ? ctx.ask.origin : pictureOrigin;
  const query = new URLSearchParams({
    s: String(size),
    oh: signature(ctx.state, key, expires),
    oe: expires.toString(16),
  });
  return `${origin}/__pictures/${key}.png?${query.toString()}`;
}

/** The seed and size of a picture whose address is signed and still runs, else null. */
export function pictureAsked(state: State, url: URL): { seed: number; size: number } | null {
  const key = /^\/__pictures\/([\w-]+)\.png$/.exec(url.pathname)?.[1];
  const expires = Number.parseInt(url.searchParams.get('oe') ?? '', 16);
  if (key === undefined || Number.isNaN(expires)) return null;
  if (expires * 1000 < state.clock.now() || url.searchParams.get('oh') !== signature(state, key, expires))
    return null;
  const size = Math.min(960, Math.max(16, Number(url.searchParams.get('s') ?? 480) || 480));
  return { seed: hash32(`picture/${key}`, state.world.seed), size };
}
