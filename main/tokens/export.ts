import { record } from '../audit/use-cases.ts';
import { write } from '../db/access.ts';
import type { Dialogs, Files } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { csvText } from '../../shared/model/csv.ts';
import { wholeMap } from './cards.ts';

/** The results of the last tests, for whoever has to chase the clients. No token is in it, not even its preview. */
export async function exportMap(
  work: OpenWorkspace,
  { dialogs, files }: { readonly dialogs: Dialogs; readonly files: Files },
): Promise<{ savedAs: string | null }> {
  const savedAs = await dialogs.saveFile({
    title: 'Save the results of the test',
    suggestedName: `steward-access-${work.clock.now().toISOString().slice(0, 10)}.csv`,
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  });
  if (savedAs === null) return { savedAs };
  const rows = wholeMap(work).map((one) => [
    one.client,
    one.kind,
    one.name,
    one.metaId,
    one.access,
    one.tasks.join(' '),
    one.sentence,
    one.checkedAt,
  ]);
  files.write(savedAs, [csvText(header, rows)]);
  write(work.ledger, (w) => {
    const row = { chain: 'workspace', actor: work.actor, what: 'token.map_exported', subject: work.name };
    record(w, { ...row, detail: { rows: rows.length } }, work.clock.now(), work.ids);
  });
  return { savedAs };
}

const header = ['client', 'kind', 'asset', 'meta_id', 'access', 'tasks', 'what_to_do', 'checked_at'];
