import type { AuditActor, AuditEntry, AuditFilter } from '../../shared/model/audit.ts';
import { AuditEntry as Entry } from '../../shared/model/audit.ts';
import type { ClientScope } from '../clients/scope.ts';
import { write } from '../db/access.ts';
import type { Dialogs, Files } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { exportChain } from './export.ts';
import { workspaceChain } from './rules.ts';
import { actorsIn, homeOf } from './store.ts';
import { listRows, record } from './use-cases.ts';

type Filter = Omit<AuditFilter, 'limit'> & { readonly limit: number };

export function clientTrail(work: OpenWorkspace, scope: ClientScope, filter: Filter): AuditEntry[] {
  return entries(work, scope.clientId, filter);
}

export function workspaceTrail(work: OpenWorkspace, filter: Filter): AuditEntry[] {
  return entries(work, workspaceChain, filter);
}

/** By name, Steward itself last. */
export function actorsOf(work: OpenWorkspace, chain: string): AuditActor[] {
  return actorsIn(work.ledger, chain).toSorted(
    (a, b) => Number(a.id === null) - Number(b.id === null) || a.name.localeCompare(b.name),
  );
}

function entries(
  work: OpenWorkspace,
  chain: string,
  { what, text, actorId, from, until, before, limit }: Filter,
): AuditEntry[] {
  const moment = (instant: string | undefined) => (instant === undefined ? undefined : new Date(instant));
  const between = { from: moment(from), until: moment(until) };
  const query = { chains: [chain], what, text, actorId, ...between, before, limit };
  return listRows(work.ledger, query).map((row) => Entry.parse(row));
}

export interface SaveNeeds {
  readonly dialogs: Dialogs;
  readonly files: Files;
  /** Signs where the chain stands, so that the file shows itself whole to its last row. */
  readonly sign: (chain: string) => void;
}

/** Saves one chain as JSON Lines. That it left is itself a row of the trail, after what was saved. */
export async function exportTrail(
  work: OpenWorkspace,
  chain: string,
  { dialogs, files, sign }: SaveNeeds,
): Promise<{ savedAs: string | null; rows: number }> {
  const at = work.clock.now();
  const suggestedName = `steward-audit-${chain}-${at.toISOString().slice(0, 10)}.jsonl`;
  const filters = [{ name: 'JSON Lines', extensions: ['jsonl'] }];
  const path = await dialogs.saveFile({ title: 'Export the audit trail', suggestedName, filters });
  if (path === null) return { savedAs: null, rows: 0 };
  sign(chain);
  let rows = 0;
  const lines = function* () {
    for (const line of exportChain(work.ledger, chain, homeOf(work.ledger).publicKey)) {
      if (line.startsWith('{"type":"row"')) rows += 1;
      yield line;
    }
  };
  await files.writeInSteps(path, lines());
  write(work.ledger, (w) =>
    record(
      w,
      { chain, actor: work.actor, what: 'audit.exported', subject: chain, detail: { rows } },
      at,
      work.ids,
    ),
  );
  return { savedAs: path, rows };
}
