import { failureOf } from '../../../shared/failure.ts';
import type { ReachedAsset } from '../../../shared/model/client.ts';
import type { ImportProblem } from '../../../shared/model/client-import.ts';
import { isBad } from '../../../shared/model/client-import.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import type { GraphClient } from '../../graph/client.ts';
import { vet } from '../../tokens/use-cases.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { discoverAssets, reachedWith } from '../assets/use-cases.ts';
import { clientIdOf, type Draft, type DraftRow, type MetaSaid } from './drafts.ts';
import { problem } from './rules.ts';

export interface CheckNeeds {
  readonly work: OpenWorkspace;
  readonly graph: GraphClient;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

const atOnce = 4;

/** Nothing is written before Meta was asked about every token and every asset that would be. */
export async function checkDraft(needs: CheckNeeds, draft: Draft): Promise<void> {
  const waiting = draft.rows.filter(
    (row, index) =>
      row.meta === null && row.meant.action !== 'skip' && !draft.judged[index]?.problems.some(isBad),
  );
  const shared = await sharedReach(needs, waiting);
  let done = 0;
  const queue = [...waiting.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      needs.signal.throwIfAborted();
      const [, row] = next;
      row.meta = await saidOf(needs, draft, row, shared);
      needs.onProgress((done += 1), waiting.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

type Shared = { readonly assets: readonly ReachedAsset[] } | { readonly trouble: string } | null;

/** One look for all rows that leave the work to the shared token. */
async function sharedReach({ work, graph, signal }: CheckNeeds, rows: readonly DraftRow[]): Promise<Shared> {
  const isNeeded = rows.some(
    ({ token, meant }) => token === null && meant.accounts.length + meant.pages.length > 0,
  );
  if (!isNeeded) return null;
  try {
    return { assets: await discoverAssets(work, graph, signal) };
  } catch (error) {
    return { trouble: refusalIn(error) };
  }
}

async function saidOf(needs: CheckNeeds, draft: Draft, row: DraftRow, shared: Shared): Promise<MetaSaid> {
  const wanted = [...row.meant.accounts, ...row.meant.pages];
  if (row.token === null) {
    if (wanted.length === 0 || shared === null) return { problems: [], assets: [], vetted: null };
    if ('trouble' in shared)
      return { problems: [problem('token_none', null, shared.trouble)], assets: [], vetted: null };
    return { ...reachedOf(row, shared.assets), vetted: null };
  }
  const { work, graph, signal } = needs;
  const index = draft.rows.indexOf(row);
  const clientId = (draft.judged[index]?.existingId ?? clientIdOf(work, row)) as ClientId;
  const pasted = row.token.toString('utf8');
  try {
    const reachOf = (token: Buffer) => reachedWith(work, graph, token, signal);
    const vetted = await vet(work, graph, { clientId, pasted }, reachOf, signal);
    return { ...reachedOf(row, vetted.reach), vetted };
  } catch (error) {
    return {
      problems: [problem('token_refused', 'meta_access_token', refusalIn(error))],
      assets: [],
      vetted: null,
    };
  }
}

/** That Meta could not be reached, or that the person cancelled, says nothing of a row. */
function refusalIn(error: unknown): string {
  const { code, message } = failureOf(error);
  if (['token_dead', 'token_missing', 'conflict', 'graph_refused'].includes(code)) return message;
  throw error;
}

function reachedOf({ meant }: DraftRow, reached: readonly ReachedAsset[]) {
  const find = (kind: ReachedAsset['kind'], id: string) =>
    reached.find((asset) => asset.kind === kind && asset.metaId === id);
  const assets: ReachedAsset[] = [];
  const problems: ImportProblem[] = [];
  const look = (kind: ReachedAsset['kind'], column: 'ad_account_id' | 'page_id', ids: readonly string[]) => {
    for (const id of ids) {
      const asset = find(kind, id);
      if (asset) assets.push(asset);
      else problems.push(problem('asset_not_reached', column, id));
    }
  };
  look('ad_account', 'ad_account_id', meant.accounts);
  look('page', 'page_id', meant.pages);
  return { problems, assets };
}
