import { reported } from './history.ts';
import type { Ctx } from './state.ts';
import { type AdSet, accountOf, type Budget, budgetNow, type Campaign } from './world.ts';
import { dayIn } from './zones.ts';

/** A budget as a read sees it: for a while after a write it may still be the old one. */
export function budgetSeen(ctx: Ctx, budget: Budget): number {
  const stale = ctx.faults.find((fault) => fault.kind === 'stale');
  const seconds = stale ? (stale.seconds ?? Number.POSITIVE_INFINITY) : ctx.state.config.staleReadSeconds;
  const last = budget.changes.at(-1);
  const before = budget.changes.at(-2);
  // Only what changed since the world was made can still be on its way to Meta's replicas.
  if (!last || !before || last.at < ctx.state.world.madeAt) return budgetNow(budget);
  return ctx.now - last.at < seconds * 1000 ? before.minor : last.minor;
}

export function spentOf(ctx: Ctx, object: Campaign | AdSet, kind: Budget['kind']): number {
  const campaign = object.kind === 'campaign' ? object : object.campaign;
  const today = dayIn(accountOf(object).timezone, ctx.now);
  return reported(object, kind === 'daily' ? today : campaign.startDay, today, ctx.now).spend;
}

export function remaining(ctx: Ctx, object: Campaign | AdSet): string | undefined {
  const { budget } = object;
  if (!budget) return undefined;
  return String(Math.max(0, budgetSeen(ctx, budget) - spentOf(ctx, object, budget.kind)));
}
