import { AppError } from '../../../shared/failure.ts';
import { type ImportColumn, importColumns } from '../../../shared/model/client-import.ts';
import { csvText } from '../../../shared/model/csv.ts';
import { ClientId } from '../../../shared/model/ids.ts';
import { record } from '../../audit/use-cases.ts';
import { write } from '../../db/access.ts';
import type { Dialogs, Files } from '../../ports.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { assetsOf, clientRows } from '../store.ts';
import type { Draft } from './drafts.ts';

export interface SaveNeeds {
  readonly dialogs: Dialogs;
  readonly files: Files;
}

interface Saved {
  /** Null when the person changed their mind. */
  readonly savedAs: string | null;
}

async function save(
  { dialogs, files }: SaveNeeds,
  title: string,
  name: string,
  text: string,
): Promise<Saved> {
  const filters = [{ name: 'CSV', extensions: ['csv'] }];
  const path = await dialogs.saveFile({ title, suggestedName: name, filters });
  if (path !== null) files.write(path, [text]);
  return { savedAs: path };
}

const example: Readonly<Record<ImportColumn, string>> = {
  name: 'Oak Hotel',
  email: 'office@oak.example',
  meta_access_token: '',
  ad_account_id: '1234567890',
  meta_account_name: 'Oak Hotels Ltd',
  role: 'Owner',
  page_id: '',
  currency: 'EUR',
  timezone: 'Europe/Warsaw',
  labels: 'Hotels | Season',
  action: 'skip',
};

/** The example row says "skip", so that nobody imports it by accident. */
export function saveTemplate(needs: SaveNeeds): Promise<Saved> {
  const row = importColumns.map((column) => example[column]);
  return save(needs, 'Save the template', 'steward-clients-template.csv', csvText(importColumns, [row]));
}

/** In the format of the import, without tokens: what is in the vault never leaves it. */
export async function exportClients(work: OpenWorkspace, needs: SaveNeeds): Promise<Saved> {
  const at = work.clock.now();
  const clients = clientRows(work.ledger, 'all');
  const rows = clients.map((client) => {
    const assets = assetsOf(work.ledger, ClientId.parse(client.id));
    const ids = (kind: 'ad_account' | 'page') =>
      assets
        .filter((asset) => asset.kind === kind)
        .map(({ metaId }) => metaId)
        .join(' ');
    const cells: Record<ImportColumn, string> = {
      name: client.name,
      email: client.email,
      meta_access_token: '',
      ad_account_id: ids('ad_account'),
      meta_account_name: client.businessName,
      role: client.contacts.find(({ email }) => email === client.email)?.role ?? '',
      page_id: ids('page'),
      currency: client.currency,
      timezone: client.timezone,
      labels: client.labels.join(' | '),
      action: 'update',
    };
    return importColumns.map((column) => cells[column]);
  });
  const name = `steward-clients-${at.toISOString().slice(0, 10)}.csv`;
  const saved = await save(needs, 'Export the clients', name, csvText(importColumns, rows));
  if (saved.savedAs !== null)
    write(work.ledger, (w) => {
      const detail = { clients: clients.length };
      const row = {
        chain: 'workspace',
        actor: work.actor,
        what: 'clients.exported',
        subject: work.name,
        detail,
      };
      record(w, row, at, work.ids);
    });
  return saved;
}

/** Which row became what; the same lines and names as the file, and no token. */
export function saveResult(draft: Draft, needs: SaveNeeds): Promise<Saved> {
  if (!draft.result) throw new AppError('conflict', 'Nothing was imported from this file yet.');
  const header = ['line', 'name', 'outcome', 'client_id'];
  const rows = draft.result.map(({ line, name, outcome, clientId }) => [line, name, outcome, clientId]);
  const base = draft.file.fileName.replace(/\.[^.]*$/, '').replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  return save(needs, 'Save the result', `${base}-result.csv`, csvText(header, rows));
}
