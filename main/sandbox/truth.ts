import { majorText } from './currencies.ts';
import { add, type Figures, noFigures, reported } from './history.ts';
import { followersAt, pacific, type PageDay, settledPageDay } from './page-history.ts';
import type { State } from './state.ts';
import { type AdsObject, accountOf, budgetNow, type Page } from './world.ts';
import { dayIn, isoDay, parseDay } from './zones.ts';

interface AdsTruth {
  readonly object: string;
  readonly kind: AdsObject['kind'];
  readonly currency: string;
  readonly timezone: string;
  /** In minor units; null where another level holds it. */
  readonly budget: { readonly kind: 'daily' | 'lifetime'; readonly minor: number } | null;
  readonly status: string | number;
  readonly days: readonly (Figures & { readonly day: string })[];
  readonly total: Figures & { readonly spendMajor: string };
}

interface PageTruth {
  readonly object: string;
  readonly kind: 'page';
  readonly timezone: string;
  readonly days: readonly (PageDay & { readonly day: string; readonly followers: number })[];
}

export type Truth = AdsTruth | PageTruth;

/** The sandbox's own numbers as it would report them now, straight from their source and past every endpoint. */
export function truthOf(state: State, id: string, since?: string, until?: string): Truth {
  const { world } = state;
  const page = world.pages.get(id);
  const object = world.accounts.get(id.replace(/^act_/, '')) ?? world.objects.get(id);
  if (!page && !object) throw new Error(`There is no object ${id}.`);
  const zone = object ? accountOf(object).timezone : pacific;
  const today = dayIn(zone, state.clock.now());
  const from = since === undefined ? today - 30 : parseDay(since);
  const to = until === undefined ? today : parseDay(until);
  if (from === null || to === null || from > to) throw new Error('since and until are days, YYYY-MM-DD.');
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  if (page) return pageTruth(state, page, days);
  if (!object) throw new Error(`There is no object ${id}.`);
  const { currency } = accountOf(object);
  const total = noFigures();
  const rows = days.map((day) => {
    const figures = reported(object, day, day, state.clock.now());
    add(total, figures);
    return { day: isoDay(day), ...figures };
  });
  const budget = 'budget' in object ? object.budget : null;
  return {
    object: id,
    kind: object.kind,
    currency,
    timezone: zone,
    budget: budget ? { kind: budget.kind, minor: budgetNow(budget) } : null,
    status: object.status,
    days: rows,
    total: { ...total, spendMajor: majorText(currency, total.spend) },
  };
}

function pageTruth(state: State, page: Page, days: readonly number[]): PageTruth {
  return {
    object: page.id,
    kind: 'page',
    timezone: pacific,
    days: days.map((day) => ({
      day: isoDay(day),
      followers: followersAt(state.world, page, day),
      ...settledPageDay(page, day),
    })),
  };
}
