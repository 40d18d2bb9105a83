import type { State } from './state.ts';
import { accountOf, type AdSet, adsManager, budgetNow, type Campaign, type Writer } from './world.ts';
import { dayIn } from './zones.ts';

type Owner = Campaign | AdSet;

/** Which token wrote, and in which request; null is a hand from outside. */
interface By {
  readonly name: string;
  readonly request: number | null;
}

export function setBudget(state: State, object: Owner, minor: number, by: Writer, from: By): void {
  const { budget } = object;
  if (!budget) throw new Error(`${object.id} holds no budget.`);
  const at = state.clock.now();
  const before = String(budgetNow(budget));
  budget.changes.push({ at, day: dayIn(accountOf(object).timezone, at), minor, by });
  note(
    state,
    object,
    budget.kind === 'daily' ? 'daily_budget' : 'lifetime_budget',
    before,
    String(minor),
    by,
    from,
  );
}

function note(
  state: State,
  object: Owner,
  field: string,
  before: string,
  after: string,
  by: Writer,
  from: By,
): void {
  state.records.applied.push({
    seq: state.records.applied.length + 1,
    at: new Date(state.clock.now()).toISOString(),
    object: object.id,
    kind: object.kind,
    field,
    before,
    after,
    by: from.name,
    applicationId: by.applicationId,
    foreign: from.request === null,
    request: from.request,
  });
}

export function setWord(
  state: State,
  object: Owner,
  field: 'name' | 'status',
  value: string,
  by: Writer,
  from: By,
): void {
  const before = object[field];
  if (field === 'name') object.name = value;
  else object.status = value as Owner['status'];
  if (field === 'status' && object.kind === 'campaign') {
    const today = dayIn(object.account.timezone, state.clock.now());
    if (value === 'ACTIVE' && object.stopDay !== null && object.stopDay < today + 1) object.stopDay = null;
    if (value !== 'ACTIVE' && (object.stopDay === null || object.stopDay > today)) object.stopDay = today;
  }
  note(state, object, field, before, value, by, from);
}

/** Somebody else's hand: a person in Ads Manager, a rule, another tool. No validation, as nobody asks us. */
export function foreignWrite(state: State, object: Owner, field: string, value: string | number): void {
  const from = { name: 'foreign', request: null };
  const kind = object.budget?.kind === 'lifetime' ? 'lifetime_budget' : 'daily_budget';
  if (field === 'name' || field === 'status') {
    setWord(state, object, field, String(value), adsManager, from);
    return;
  }
  if (field !== kind || !object.budget) throw new Error(`${object.id} holds no ${field}.`);
  if (!Number.isSafeInteger(Number(value)) || Number(value) < 0)
    throw new Error('A budget is a whole number of minor units.');
  setBudget(state, object, Number(value), adsManager, from);
}
