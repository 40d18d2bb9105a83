import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { prepared } from './prepared.ts';

/** A picture of this client as a `data:` address; `null` when it is not kept. */
export function storedPicture(work: OpenWorkspace, clientId: string, id: string | null): string | null {
  if (id === null) return null;
  const sql = 'select type, bytes from picture where client_id = ? and id = ?';
  const row = prepared(work.insights, sql).get(clientId, id) as { type: string; bytes: Buffer } | undefined;
  return row ? `data:${row.type};base64,${row.bytes.toString('base64')}` : null;
}
