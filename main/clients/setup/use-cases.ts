import { AppError, failureOf } from '../../../shared/failure.ts';
import type { ReachedAsset } from '../../../shared/model/client.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import type { SetupEntry, SetupView, StepState, TestableStep } from '../../../shared/model/setup.ts';
import { SetupView as View, standingOf } from '../../../shared/model/setup.ts';
import { write } from '../../db/access.ts';
import type { GraphClient } from '../../graph/client.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { systemUserNameFor } from '../mail/use-cases.ts';
import type { ClientScope } from '../scope.ts';
import type { AssetRow } from '../store.ts';
import { assetsOf } from '../store.ts';
import { discoverAssets } from '../assets/use-cases.ts';
import { type NewEntry, noteStep } from './notes.ts';
import { verdictOn } from './rules.ts';
import { entryRows } from './store.ts';

export function setupOf(work: OpenWorkspace, { clientId }: Pick<ClientScope, 'clientId'>): SetupView {
  const entries = entryRows(work.ledger, clientId);
  const steps = standingOf(entries as SetupEntry[]);
  return View.parse({ steps, entries, systemUserName: systemUserNameFor(work, clientId) });
}

/** A step is done, waits, failed or is not needed; or there is only something to say of it. */
export function markStep(work: OpenWorkspace, scope: ClientScope, ask: Omit<NewEntry, 'kind'>): SetupView {
  if (ask.state === null && ask.note === '')
    throw new AppError('invalid_request', 'There is nothing to note: choose a state or write something.');
  const kind = ask.state === null ? 'note' : 'state';
  write(work.ledger, (w) => noteStep(work, w, scope.clientId, { ...ask, kind }));
  return setupOf(work, scope);
}

/**
 * Asks Meta, with as few calls as an answer needs: what the token reaches, held against what the client has. What Meta
 * says is written down whichever way it turns out; that Meta could not be reached says nothing of the client.
 */
export async function testStep(
  work: OpenWorkspace,
  graph: GraphClient,
  scope: ClientScope,
  step: TestableStep,
  signal: AbortSignal,
): Promise<SetupView> {
  const assets = assetsOf(work.ledger, scope.clientId);
  const answer = await askMeta(work, graph, scope.clientId, assets, step, signal);
  write(work.ledger, (w) => noteStep(work, w, scope.clientId, { step, kind: 'test', ...answer }));
  return setupOf(work, scope);
}

async function askMeta(
  work: OpenWorkspace,
  graph: GraphClient,
  clientId: ClientId,
  assets: readonly AssetRow[],
  step: TestableStep,
  signal: AbortSignal,
): Promise<{ state: StepState; note: string }> {
  let reached: readonly ReachedAsset[];
  try {
    reached = await discoverAssets(work, graph, signal, clientId);
  } catch (error) {
    const { code, message } = failureOf(error);
    if (code === 'token_missing' || code === 'token_dead' || code === 'graph_refused')
      return { state: 'failed', note: message };
    throw error;
  }
  return verdictOn(step, assets, new Set(reached.map(({ metaId }) => metaId)));
}
