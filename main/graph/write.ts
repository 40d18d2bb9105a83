import { AppError } from '../../shared/failure.ts';
import type { ClientScope } from '../clients/scope.ts';
import { GraphRefusal } from './classify.ts';
import type { WriteOptions } from './client.ts';
import { idOf } from './endpoints/endpoint.ts';
import type { Engine } from './engine.ts';
import { mine } from './guard.ts';
import type { ApprovedIntent } from './intent.ts';
import { sendOnce } from './wire.ts';

const writeMs = 60_000;
/** Meta counts a write three times. */
const writeCost = 3;

/** SECURITY: the only request in Steward that changes anything at Meta, and all that it can change. Sent once. */
export async function sendBudget(
  engine: Engine,
  scope: ClientScope,
  intent: ApprovedIntent,
  mode: 'validate' | 'apply',
  { token, signal, lastLook }: WriteOptions,
): Promise<void> {
  const { accountId, object, field, minorUnits } = intent;
  const guarded = mine(scope, 'account', accountId);
  // The object's account was verified when it was read for the proposal; what nobody has read is not written.
  if (engine.owners.find(object.id) !== accountId)
    throw new AppError('not_found', 'This client has no such campaign or ad set.');
  const params: Record<string, string> = { [field]: String(minorUnits) };
  if (mode === 'validate') params['execution_options'] = '["validate_only"]';
  const lanes = ['app', 'app:writes', `account:${accountId}`, `object:${object.id}`];
  const call = {
    client: guarded.clientId,
    priority: 'interactive' as const,
    lanes,
    cost: writeCost,
    until: engine.now() + writeMs,
  };
  const sending = {
    endpoint: mode === 'validate' ? `${object.kind} budget check` : `${object.kind} budget`,
    method: 'POST' as const,
    path: idOf(object.id),
    params,
    token,
    asker: token,
    isSecret: false,
    about: { withPageToken: false },
    call,
    client: guarded.clientId,
    attempt: 0,
    withinMs: writeMs,
    lastLook,
  };
  const value = await sendOnce(engine, sending, signal).catch((error: unknown) => {
    throw mode === 'apply' && mayHaveArrived(error) ? unknownOutcome(error) : error;
  });
  if (isSuccess(value)) return;
  throw mode === 'apply'
    ? unknownOutcome(null)
    : new AppError('graph_failed', 'Meta answered in a shape that Steward does not know.');
}

/** Meta's own refusal is an answer. Anything else may have been applied, unless not a byte of it was sent. */
function mayHaveArrived(error: unknown): boolean {
  if (error instanceof GraphRefusal) {
    const { kind, code } = error.verdict;
    return kind === 'transient' || kind === 'unreadable' || code === null;
  }
  if (!(error instanceof AppError)) return true;
  if (error.code === 'graph_limited') return false;
  // Cancelled while it waited for its turn or before the socket was ready.
  return error.details['sent'] !== false;
}

function unknownOutcome(cause: unknown): AppError {
  const trace = cause instanceof GraphRefusal ? cause.verdict.trace : null;
  return new AppError(
    'outcome_unknown',
    'Meta’s answer was lost, so nobody knows yet whether the change was made. Steward looks before anything else is sent.',
    { trace },
  );
}

function isSuccess(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'success' in value && value.success === true;
}
