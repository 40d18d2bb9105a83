import { ClientId, PersonId } from '../../../shared/model/ids.ts';
import { clientRow } from '../../clients/store.ts';
import { notify, settleNotices } from '../../notifications/use-cases.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { peopleNames } from '../store.ts';
import { allOpenDrafts, type DraftRow } from './store.ts';

const written = ({ id }: Pick<DraftRow, 'id'>) => `draft/${id}/written`;
const readable = ({ id }: Pick<DraftRow, 'id'>) => `draft/${id}/readable`;

function newsOf(work: OpenWorkspace, row: DraftRow) {
  const client = ClientId.parse(row.clientId);
  const { currency } = row;
  return {
    client,
    link: { to: 'client' as const, client, page: 'budgets' as const },
    values: {
      client: clientRow(work.ledger, client)?.name ?? '',
      what: row.objectName,
      before: { money: { minor: row.beforeMinor, currency } },
      after: { money: { minor: row.afterMinor, currency } },
      by: peopleNames(work.ledger).get(row.drafterId) ?? '',
    },
  };
}

/** Whoever could agree in principle hears that there is something to agree to. */
export function tellDraft(work: OpenWorkspace, row: DraftRow): void {
  const news = newsOf(work, row);
  const to = { client: news.client, permission: 'approve' as const, except: PersonId.parse(row.drafterId) };
  notify(work, { ...news, to, kind: 'draft_waits', key: written(row) });
}

/** Meta answers again: a draft becomes a proposal only if somebody looks, so they are told, whoever wrote it too. */
export function tellDraftsReadable(work: OpenWorkspace): void {
  for (const row of allOpenDrafts(work.ledger)) {
    const news = newsOf(work, row);
    const to = { client: news.client, permission: 'propose' as const };
    notify(work, { ...news, to, kind: 'draft_readable', key: readable(row) });
  }
}

export function settleDraftNews(work: OpenWorkspace, row: DraftRow): void {
  for (const key of [written(row), readable(row)]) settleNotices(work, key);
}
