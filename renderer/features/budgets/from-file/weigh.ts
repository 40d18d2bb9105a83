import type { Client } from '../../../../shared/model/client.ts';
import type { Judgement, Look } from '../../../../shared/model/proposal.ts';
import { amountIn } from './amount.ts';
import type { Wish } from './columns.ts';
import type { Finder, Target, WishCalls } from './find.ts';
import { Stop, stop, type Trouble } from './trouble.ts';

/** How far a row came, and what stopped it. */
export interface Found {
  readonly client: Client | null;
  readonly target: Target | null;
  readonly look: Look | null;
}

export type Weighed = Found &
  (
    | { readonly is: 'trouble'; readonly trouble: Trouble }
    | { readonly is: 'failed'; readonly error: unknown }
    | { readonly is: 'judged'; readonly judged: Judged }
  );

export interface Judged {
  readonly client: Client;
  readonly target: Target;
  readonly judgement: Judgement;
  /** What it is now, which the proposal will be about. */
  readonly before: number;
}

/** One row: whom and what it means, the budget as Meta has it now, and both verdicts on it. Writes nothing. */
export async function weigh(
  calls: WishCalls,
  finder: Finder,
  { cells, isTooWide }: Wish,
  locale: string,
): Promise<Weighed> {
  let found: Found = { client: null, target: null, look: null };
  try {
    if (isTooWide) return stop({ code: 'too_wide' });
    const { client, accountId } = await finder.whose(cells.client);
    found = { ...found, client };
    if (!(await finder.mayPropose(client))) return stop({ code: 'may_not' });
    const target = await finder.object(client, cells.object);
    found = { ...found, target };
    const { objectKind, objectId } = target;
    const one = { clientId: client.id, objectKind, objectId };
    const look = await calls.budgets.look(one);
    found = { ...found, look };
    if (accountId !== null && look.object.accountId !== accountId) return stop({ code: 'other_account' });
    const after = wished(look, cells, locale);
    const judgement = await calls.budgets.judge({ ...one, after });
    const before = judgement.object.minor ?? after;
    return { ...found, is: 'judged', judged: { client, target, judgement, before } };
  } catch (error) {
    if (error instanceof Stop) return { ...found, is: 'trouble', trouble: error.trouble };
    return { ...found, is: 'failed', error };
  }
}

function wished(
  { object, notWritable, open }: Look,
  { why, new_budget: amount }: Wish['cells'],
  locale: string,
) {
  const { currency, minor } = object;
  if (notWritable !== null) return stop({ code: 'not_writable', why: notWritable });
  if (open !== null) return stop({ code: 'waits', open, currency });
  const after = amountIn(amount, currency, locale);
  if (!after.ok) return stop({ code: 'amount', problem: after.problem, currency });
  if (after.minor === minor) return stop({ code: 'same' });
  if (why.trim().length < 3) return stop({ code: 'why_missing' });
  if (why.trim().length > 1000) return stop({ code: 'why_long' });
  return after.minor;
}

export function isAllowed({ judgement: { policy, meta } }: Judged): boolean {
  return policy.allowed && meta.accepted;
}

/** One row, under its own client’s scope: main reads, judges and refuses it as any other. */
export async function proposeOne(
  { budgets }: WishCalls,
  { client, target, judgement, before }: Judged,
  why: string,
): Promise<void> {
  const { objectKind, objectId } = target;
  const wish = { objectKind, objectId, before, after: judgement.after, reason: why };
  await budgets.propose({ clientId: client.id, ...wish, source: 'csv' });
}
