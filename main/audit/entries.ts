import type { AuditEntry } from '../../shared/model/audit.ts';
import { AuditEntry as Entry } from '../../shared/model/audit.ts';
import type { ClientScope } from '../clients/scope.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { listRows } from './use-cases.ts';

interface Page {
  readonly limit: number;
}

export function clientEntries(work: OpenWorkspace, scope: ClientScope, page: Page): AuditEntry[] {
  return entries(work, scope.clientId, page);
}

export function workspaceEntries(work: OpenWorkspace, page: Page): AuditEntry[] {
  return entries(work, 'workspace', page);
}

function entries(work: OpenWorkspace, chain: string, { limit }: Page): AuditEntry[] {
  return listRows(work.ledger, { chains: [chain], limit }).map((row) => Entry.parse(row));
}
