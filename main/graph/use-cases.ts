import type { GraphCall, GraphLimits } from '../../shared/model/graph.ts';
import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { Dialogs, Files } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import type { GraphClient } from './client.ts';
import type { LaneView, SavedGovernor } from './governor-state.ts';
import { jsonOf } from './json.ts';
import { type LaneOwner, laneOwners, limitsText, putLimits } from './store.ts';

/** What an earlier process was told; the governor itself decides whether it can read it. */
export function savedLimits(work: OpenWorkspace): unknown {
  const text = limitsText(work.ledger);
  return text === null ? undefined : jsonOf(text);
}

/** At once, when a pause begins: whoever ends the process the next moment still starts with it. */
export function keepLimits(work: OpenWorkspace, saved: SavedGovernor): void {
  if (work.ledger.raw.open) write(work.ledger, (w) => putLimits(w, JSON.stringify(saved)));
}

/** How full Meta's budgets are, with the names that people know. */
export function limitsOf(work: OpenWorkspace, graph: GraphClient): GraphLimits {
  const { lanes, waiting, tier } = graph.limits();
  const owners = new Map(laneOwners(work.ledger).map((one) => [one.metaId, one]));
  return {
    lanes: lanes.map((lane) => ({ ...lane, ...named(lane, owners) })),
    waiting,
    tier,
    versions: graph.versionNotices(),
  };
}

function named({ key }: LaneView, owners: ReadonlyMap<string, LaneOwner>) {
  const owner = owners.get(/^(?:account|page):(\d+)$/.exec(key)?.[1] ?? '');
  return { asset: owner?.asset ?? null, clientId: owner?.clientId ?? null, client: owner?.client ?? null };
}

/** Somebody has looked into what Meta stopped, and says so with their name. */
export function releaseLimit(work: OpenWorkspace, graph: GraphClient, lane: string): void {
  const known = graph.limits().lanes.find(({ key }) => key === lane);
  if (!known?.pausedUntil) return;
  const { pausedUntil, why } = known;
  graph.releaseLimit(lane);
  write(work.ledger, (w) => {
    putLimits(w, JSON.stringify(graph.saveLimits()));
    const row = { chain: 'workspace', actor: work.actor, what: 'graph.pause_ended' };
    record(w, { ...row, subject: lane, detail: { pausedUntil, why } }, work.clock.now(), work.ids);
  });
}

/** SECURITY: redacted where it is read; a super admin hands it to support, so it is on the record that they did. */
export async function exportTrace(
  work: OpenWorkspace,
  graph: GraphClient,
  { dialogs, files }: { readonly dialogs: Dialogs; readonly files: Files },
): Promise<{ savedAs: string | null }> {
  const calls: readonly GraphCall[] = graph.recentCalls();
  const day = work.clock.now().toISOString().slice(0, 10);
  const savedAs = await dialogs.saveFile({
    title: 'Save the last calls to Meta',
    suggestedName: `steward-calls-${day}.jsonl`,
    filters: [{ name: 'JSON Lines', extensions: ['jsonl'] }],
  });
  if (savedAs === null) return { savedAs };
  files.write(
    savedAs,
    calls.map((call) => `${JSON.stringify(call)}\n`),
  );
  write(work.ledger, (w) => {
    const row = { chain: 'workspace', actor: work.actor, what: 'graph.trace_exported', subject: work.name };
    record(w, { ...row, detail: { calls: calls.length } }, work.clock.now(), work.ids);
  });
  return { savedAs };
}
