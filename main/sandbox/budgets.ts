import { spentOf } from './budget-view.ts';
import { minorOf, perEuroOf } from './currencies.ts';
import { GraphError, invalid, noPermission } from './errors.ts';
import { parseList } from './filtering.ts';
import type { Params, Row } from './request.ts';
import { setBudget, setWord } from './changes.ts';
import { type Ctx, hasScope } from './state.ts';
import { type AdSet, accountOf, type Budget, budgetNow, type Campaign, type Writer } from './world.ts';
import { dayIn, hourMs } from './zones.ts';

type Owner = Campaign | AdSet;

/** What one euro is in US dollars, for Meta's limits, which it states in dollars. */
const dollars = perEuroOf('USD');

export function minimumBudget(currency: string): number {
  return Math.max(1, Math.ceil(minorOf(currency, 1 / dollars)));
}

function rule(subcode: number, title: string, text: string, blame: string): GraphError {
  return new GraphError({
    code: 100,
    subcode,
    message: 'Invalid parameter',
    transient: false,
    userTitle: title,
    userMessage: text,
    blame,
  });
}

const notParameters = new Set([
  'access_token',
  'appsecret_proof',
  'execution_options',
  'method',
  'format',
  'pretty',
  'debug',
  'locale',
  'suppress_http_code',
  '_fetch',
]);

/** `POST /{campaign}` and `POST /{ad set}`: Meta's own validation, in the order that this sandbox chose. */
export function writeObject(object: Owner, ctx: Ctx, params: Params): Row {
  mayWrite(object, ctx);
  refuseStatus(object);
  const field = budgetField(params);
  refuseOthers(object, params, field);
  if (field !== null) checkBudget(object, ctx, params, field);
  const options = parseList(params, 'execution_options') ?? [];
  if (options.includes('validate_only')) return { success: true };
  if (field !== null) countChange(object, ctx);
  // Some edges have been seen to answer success and do nothing: only a read tells.
  if (ctx.faults.some((fault) => fault.kind === 'ignored')) return { success: true };
  if (field !== null) {
    const by = writerOf(ctx);
    setBudget(ctx.state, object, Number(params[field]), by, {
      name: ctx.token.name,
      request: ctx.record.seq,
    });
  }
  applyWords(object, ctx, params);
  return { success: true };
}

function writerOf(ctx: Ctx): Writer {
  return {
    actorId: ctx.token.userId,
    actorName: ctx.token.userName,
    applicationId: ctx.state.tokens.appId,
    applicationName: 'Northlight Desk',
  };
}

function mayWrite(object: Owner, ctx: Ctx): void {
  if (!hasScope(ctx, 'ads_management')) {
    throw noPermission('Requires ads_management permission to manage the object');
  }
  if (!ctx.token.tasks.includes('ADVERTISE') && !ctx.token.tasks.includes('MANAGE')) {
    throw noPermission(`User does not have permission to edit ${object.kind} ${object.id}`);
  }
}

function refuseStatus(object: Owner): void {
  const campaign = object.kind === 'campaign' ? object : object.campaign;
  const status = object.status === 'ACTIVE' || object.status === 'PAUSED' ? campaign.status : object.status;
  if (status === 'DELETED') {
    throw rule(
      1487056,
      'Cannot edit a deleted object',
      'You can only change the name of a deleted object.',
      'status',
    );
  }
  if (status === 'ARCHIVED') {
    throw rule(
      1487566,
      'Cannot edit an archived object',
      'You can only change the name of an archived object, or delete it.',
      'status',
    );
  }
  if (campaign.smartPromotion === 'AUTOMATED_SHOPPING_ADS') {
    throw new GraphError({
      code: 100,
      message: '(#100) Creating or updating legacy Advantage+ shopping campaigns is no longer supported',
      transient: false,
      userTitle: 'Legacy campaign cannot be edited',
      userMessage: 'Legacy Advantage+ campaigns can no longer be edited through the API.',
      blame: 'smart_promotion_type',
    });
  }
}

type BudgetField = 'daily_budget' | 'lifetime_budget';

/** An empty value counts as not given, which Meta answers with success. */
function budgetField(params: Params): BudgetField | null {
  const given = (['daily_budget', 'lifetime_budget'] as const).filter(
    (name) => params[name] !== undefined && params[name] !== '',
  );
  if (given.length === 2) {
    throw invalid('You can only specify one of daily_budget and lifetime_budget', 'daily_budget');
  }
  return given[0] ?? null;
}

const wordFields = new Set(['name', 'status', 'daily_budget', 'lifetime_budget']);

function refuseOthers(object: Owner, params: Params, field: BudgetField | null): void {
  for (const name of Object.keys(params)) {
    if (notParameters.has(name) || wordFields.has(name) || name === field) continue;
    // Meta's own library sends an object's id along with every change of it.
    if (name === 'id' && params['id'] === object.id) continue;
    throw invalid(`Parameter ${name} cannot be changed in this sandbox`, name);
  }
  const { status } = params;
  if (status !== undefined && !['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED'].includes(status)) {
    throw invalid('Param status must be one of {ACTIVE, PAUSED, DELETED, ARCHIVED}', 'status');
  }
}

function checkBudget(object: Owner, ctx: Ctx, params: Params, field: BudgetField): void {
  const raw = params[field] ?? '';
  if (!/^\d{1,15}$/.test(raw)) throw invalid(`Param ${field} must be an integer`, field);
  const value = Number(raw);
  if (!object.budget) {
    throw rule(
      1885621,
      'Cannot set budget on both levels',
      'You can only set an ad set budget or a campaign budget. Remove one of the budgets to continue.',
      field,
    );
  }
  if (object.budget.kind !== (field === 'daily_budget' ? 'daily' : 'lifetime')) {
    throw invalid('You cannot switch between a daily and a lifetime budget on an existing object', field);
  }
  checkAmount(object, object.budget, ctx, value, field);
}

function checkAmount(object: Owner, budget: Budget, ctx: Ctx, value: number, field: BudgetField): void {
  const account = accountOf(object);
  const campaign = object.kind === 'campaign' ? object : object.campaign;
  const today = dayIn(account.timezone, ctx.now);
  if (campaign.stopDay !== null && campaign.stopDay < today) {
    throw rule(1487007, 'The ad set has ended', 'The end date of this object is in the past.', field);
  }
  const days = budget.kind === 'daily' ? 1 : (campaign.stopDay ?? today) - campaign.startDay + 1;
  const least = minimumBudget(account.currency) * days;
  if (value < least) {
    throw rule(
      1885272,
      'Budget is too low',
      `Your budget is too low. The minimum budget for this is ${least}.`,
      field,
    );
  }
  const active =
    object.kind === 'campaign' ? object.adSets.filter((one) => one.status === 'ACTIVE').length : 1;
  if (value < least * active) {
    throw rule(
      2238055,
      'Campaign budget too low',
      `The campaign budget must be at least ${least * active} for its ad sets.`,
      field,
    );
  }
  const spent = spentOf(ctx, object, budget.kind);
  if (value < budgetNow(budget) && value * 10 < spent * 11) {
    throw rule(
      1885650,
      'Budget is too low',
      `The budget must be at least 110% of what has been spent (${spent}).`,
      field,
    );
  }
  if (value > minorOf(account.currency, 1_000_000 / dollars)) {
    throw rule(
      1885261,
      'Budget is too high',
      'The budget is higher than the maximum of US$1,000,000.',
      field,
    );
  }
}

/** An ad set's budget takes four changes in an hour; the fifth is refused, and so is the hour after it. */
function countChange(object: Owner, ctx: Ctx): void {
  if (object.kind !== 'adset' || !object.budget) return;
  const { budgetBlocks } = ctx.state;
  const since = ctx.now - hourMs;
  const recent = object.budget.changes.filter((change) => change.at > since).length;
  if (recent >= 4 && !budgetBlocks.has(object.id)) budgetBlocks.set(object.id, ctx.now + hourMs);
  const until = budgetBlocks.get(object.id);
  if (until === undefined) return;
  if (until <= ctx.now) {
    budgetBlocks.delete(object.id);
    return;
  }
  throw new GraphError({
    code: 613,
    subcode: 1487632,
    message: '(#613) Calls to this api have exceeded the rate limit.',
    transient: false,
    userTitle: 'Ad set budget changed too many times',
    userMessage: 'You can only change the budget of an ad set 4 times per hour. Try again in an hour.',
    blame: 'daily_budget',
  });
}

function applyWords(object: Owner, ctx: Ctx, params: Params): void {
  const from = { name: ctx.token.name, request: ctx.record.seq };
  for (const field of ['name', 'status'] as const) {
    const value = params[field];
    if (value !== undefined && value !== '') setWord(ctx.state, object, field, value, writerOf(ctx), from);
  }
}
