import { GraphError, invalid } from './errors.ts';
import { hash32 } from './hash.ts';
import type { Params, Row } from './request.ts';
import type { Ctx } from './state.ts';

export interface PageOf {
  readonly data: Row[];
  readonly paging?: Row;
}

/** Parameters that change what a list holds; a cursor remembers them. */
function fingerprint(params: Params): number {
  const kept = Object.entries(params).filter(
    ([name]) => !['after', 'before', 'limit', 'access_token', 'appsecret_proof', 'fields'].includes(name),
  );
  return hash32(JSON.stringify(kept.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function seal(place: string, at: number, params: Params, now: number): string {
  return btoa(JSON.stringify([hash32(place), at, fingerprint(params), Math.floor(now / 1000)]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', 'ZD');
}

function stale(): GraphError {
  return new GraphError({ code: 2642, message: '(#2642) Invalid cursors values' });
}

function unseal(ctx: Ctx, place: string, text: string, params: Params): number {
  let parts: unknown;
  try {
    parts = JSON.parse(atob(text.replaceAll('ZD', '=').replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    throw stale();
  }
  if (!Array.isArray(parts) || parts.length !== 4) throw stale();
  const [where, at, print, made] = parts.map(Number);
  if (where === undefined || at === undefined || print === undefined || made === undefined) throw stale();
  const { config } = ctx.state;
  if (where !== hash32(place) || ctx.now / 1000 - made > config.cursorLifeSeconds) throw stale();
  if (print === fingerprint(params) || config.cursorParams === 'ok') return at;
  if (config.cursorParams === 'error') throw stale();
  return Math.max(0, at - (print % 7));
}

function limitOf(params: Params, byDefault: number, max: number): number {
  const raw = params['limit'];
  if (raw === undefined || raw === '') return byDefault;
  const limit = Number(raw);
  if (!Number.isInteger(limit) || limit < 0)
    throw invalid('Param limit must be an integer greater than or equal to 0', 'limit');
  return Math.min(limit, max);
}

/** Meta's own links: they carry every parameter of the request, the token among them. */
export function linkTo(ctx: Ctx, place: string, params: Params, change: Params): string {
  const all: Record<string, string> = { access_token: ctx.token.text, ...params, ...change };
  if (!('after' in change)) delete all['after'];
  if (!('before' in change)) delete all['before'];
  delete all['appsecret_proof'];
  const version = ctx.ask.version === '' ? 'v26.0' : ctx.ask.version;
  return `${ctx.ask.origin}/${version}/${place}?${new URLSearchParams(all).toString()}`;
}

/**
 * One page of a list of places of which some may turn out to hold nothing. `after` is there on the last page too;
 * only an absent `next` says that it is the last.
 */
export function paged<T>(
  ctx: Ctx,
  place: string,
  params: Params,
  items: readonly T[],
  toRow: (item: T) => Row | null,
  sizes: { readonly byDefault?: number; readonly max?: number } = {},
): PageOf {
  const limit = limitOf(params, sizes.byDefault ?? 25, sizes.max ?? 5000);
  const { after, before } = params;
  let from = after ? unseal(ctx, place, after, params) : 0;
  if (!after && before) from = Math.max(0, unseal(ctx, place, before, params) - limit);
  const data: Row[] = [];
  let at = from;
  let end = from;
  let more = false;
  for (; at < items.length; at += 1) {
    const item = items[at];
    const row = item === undefined ? null : toRow(item);
    if (!row) continue;
    if (data.length === limit) {
      more = true;
      break;
    }
    data.push(row);
    end = at + 1;
  }
  if (data.length === 0) return { data };
  const cursors = { before: seal(place, from, params, ctx.now), after: seal(place, end, params, ctx.now) };
  return {
    data,
    paging: {
      cursors,
      ...(more ? { next: linkTo(ctx, place, params, { after: cursors.after }) } : {}),
      ...(from > 0 ? { previous: linkTo(ctx, place, params, { before: cursors.before }) } : {}),
    },
  };
}
