import { eq } from 'drizzle-orm';
import type { TokenCard } from '../../shared/model/token.ts';
import { TokenCard as Card } from '../../shared/model/token.ts';
import type { Reader, Writer } from '../db/access.ts';
import { token } from '../db/ledger/schema.ts';

export type TokenRow = typeof token.$inferSelect;

export function tokenRows(r: Reader): TokenRow[] {
  return r.orm.select().from(token).all();
}

export function cardOf(row: TokenRow): TokenCard {
  return Card.parse(row);
}

export function findShared(r: Reader): TokenRow | undefined {
  return r.orm.select().from(token).where(eq(token.slot, 'shared')).get();
}

/** The shared slot holds one token: the old one is destroyed in the same transaction. */
export function replaceShared(w: Writer, row: typeof token.$inferInsert): void {
  w.orm.delete(token).where(eq(token.slot, 'shared')).run();
  w.orm.insert(token).values(row).run();
}

export function markUsed(w: Writer, id: string, at: string): void {
  w.orm.update(token).set({ usedAt: at }).where(eq(token.id, id)).run();
}

export function keepSeal(w: Writer, id: string, sealed: Buffer): void {
  w.orm.update(token).set({ sealed }).where(eq(token.id, id)).run();
}

export function removeToken(w: Writer, id: string): void {
  w.orm.delete(token).where(eq(token.id, id)).run();
}
