import { and, desc, eq, sql } from 'drizzle-orm';
import type { ClientId } from '../../shared/model/ids.ts';
import { CustomDay, type PacingPlan, type PlanTerms } from '../../shared/model/plan.ts';
import { z } from '../../shared/zod.ts';
import type { Reader, Writer } from '../db/access.ts';
import { kept } from '../db/kept.ts';
import { pacingPlan, person } from '../db/ledger/schema.ts';

const CustomDays = z.array(CustomDay);
type Row = typeof pacingPlan.$inferSelect;

function planOf(row: Row, setBy: string): PacingPlan {
  return {
    month: row.month,
    amount: { minor: row.amountMinor, currency: row.currency },
    carriedMinor: row.carriedMinor,
    firstDay: row.firstDay,
    tolerancePercent: row.tolerancePercent,
    customDays: CustomDays.parse(JSON.parse(row.customDays)),
    note: row.note,
    setAt: row.setAt,
    setBy,
  };
}

const planRow = kept((orm) =>
  orm
    .select({ plan: pacingPlan, name: person.name })
    .from(pacingPlan)
    .innerJoin(person, eq(person.id, pacingPlan.setBy))
    .where(
      and(
        eq(pacingPlan.clientId, sql.placeholder('clientId')),
        eq(pacingPlan.month, sql.placeholder('month')),
      ),
    )
    .prepare(),
);

export function findPlan(r: Reader, clientId: ClientId, month: string): PacingPlan | null {
  const found = planRow(r).get({ clientId, month });
  return found ? planOf(found.plan, found.name) : null;
}

/** Newest month first. */
export function plansOf(r: Reader, clientId: ClientId): PacingPlan[] {
  return r.orm
    .select({ plan: pacingPlan, name: person.name })
    .from(pacingPlan)
    .innerJoin(person, eq(person.id, pacingPlan.setBy))
    .where(eq(pacingPlan.clientId, clientId))
    .orderBy(desc(pacingPlan.month))
    .all()
    .map(({ plan, name }) => planOf(plan, name));
}

/** Every client's plan of these months, by client and month, such as "… 2026-11". */
export function plansIn(r: Reader, from: string, to: string): Map<string, PacingPlan> {
  const rows = r.raw
    .prepare(
      `select p.client_id as clientId, p.month, p.currency, p.amount_minor as amountMinor, p.carried_minor as carriedMinor,
         p.first_day as firstDay, p.tolerance_percent as tolerancePercent, p.custom_days as customDays, p.note,
         p.set_at as setAt, p.set_by as setBy, who.name
       from pacing_plan p join person who on who.id = p.set_by where p.month between ? and ?`,
    )
    .all(from, to) as (Row & { name: string })[];
  return new Map(rows.map((row) => [`${row.clientId} ${row.month}`, planOf(row, row.name)]));
}

export function putPlan(
  w: Writer,
  clientId: ClientId,
  terms: PlanTerms,
  by: { readonly id: string; readonly at: string },
): void {
  const row = {
    currency: terms.amount.currency,
    amountMinor: terms.amount.minor,
    carriedMinor: terms.carriedMinor,
    firstDay: terms.firstDay,
    tolerancePercent: terms.tolerancePercent,
    customDays: JSON.stringify(terms.customDays),
    note: terms.note,
    setAt: by.at,
    setBy: by.id,
  };
  w.orm
    .insert(pacingPlan)
    .values({ clientId, month: terms.month, ...row })
    .onConflictDoUpdate({ target: [pacingPlan.clientId, pacingPlan.month], set: row })
    .run();
}

export function dropPlan(w: Writer, clientId: ClientId, month: string): void {
  w.orm
    .delete(pacingPlan)
    .where(and(eq(pacingPlan.clientId, clientId), eq(pacingPlan.month, month)))
    .run();
}
