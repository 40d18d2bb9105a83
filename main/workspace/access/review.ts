import { AppError } from '../../../shared/failure.ts';
import type { AccessReview, AccessRow } from '../../../shared/model/access-review.ts';
import { AccessReview as ReviewModel, ReviewDays } from '../../../shared/model/access-review.ts';
import type { ClientId, PersonId } from '../../../shared/model/ids.ts';
import type { SettingOf } from '../../../shared/model/setting.ts';
import { csvLines } from '../../../shared/model/csv.ts';
import { record } from '../../audit/use-cases.ts';
import { write } from '../../db/access.ts';
import type { Dialogs, Files } from '../../ports.ts';
import { changeSetting, readSetting } from '../../settings/use-cases.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import { dueAt, mayConfirm } from './rules.ts';
import { memberAccess, putConfirmed, putSuperConfirmed, superAccess } from './store.ts';

const every: SettingOf<number> = { name: 'access_review_days', schema: ReviewDays, usual: 90 };

/** What is due first, the longest waiting before the others. */
export function reviewOf(work: OpenWorkspace): AccessReview {
  const everyDays = readSetting(work.ledger, every);
  const supers = superAccess(work.ledger);
  const admins = supers.map(({ personId }) => personId);
  const now = work.clock.now();
  const rowOf = (row: Omit<Row, 'role'> & { role: string; confirmedRole: string | null }) => {
    const { confirmedAt, confirmedRole, ...rest } = row;
    const confirmed =
      confirmedAt === null || confirmedRole === null ? null : { at: confirmedAt, role: confirmedRole };
    const due = dueAt({ since: row.since, role: row.role, confirmed }, everyDays);
    return {
      ...rest,
      confirmedAt,
      dueAt: due.toISOString(),
      isDue: due.getTime() <= now.getTime(),
      mayConfirm: mayConfirm(work.person.personId, row.personId, admins),
    };
  };
  const rows = [
    ...supers.map((row) =>
      rowOf({ ...row, clientId: null, client: null, role: 'super_admin', confirmedRole: 'super_admin' }),
    ),
    ...memberAccess(work.ledger).map((row) => rowOf(row)),
  ].toSorted((a, b) => Number(b.isDue) - Number(a.isDue) || a.dueAt.localeCompare(b.dueAt));
  return ReviewModel.parse({ everyDays, due: rows.filter(({ isDue }) => isDue).length, rows });
}

type Row = Omit<
  AccessRow,
  'dueAt' | 'isDue' | 'mayConfirm' | 'personId' | 'clientId' | 'since' | 'lastUsed' | 'confirmedAt'
> & {
  readonly personId: string;
  readonly clientId: string | null;
  readonly since: string;
  readonly lastUsed: string | null;
  readonly confirmedAt: string | null;
};

interface Item {
  readonly personId: PersonId;
  readonly clientId: ClientId | null;
}

/** All of them or none: what is not there any more is said, so that nobody confirms what they did not see. */
export function confirmAccess(work: OpenWorkspace, items: readonly Item[]): AccessReview {
  const rows = reviewOf(work).rows;
  const chosen = items.map(({ personId, clientId }) => {
    const row = rows.find((one) => one.personId === personId && one.clientId === clientId);
    if (!row) throw new AppError('conflict', 'Somebody’s access has changed meanwhile. Look again.');
    if (!row.mayConfirm)
      throw new AppError('not_allowed', 'Nobody confirms their own access. Ask another super admin.');
    return row;
  });
  const now = work.clock.now();
  const [at, by] = [now.toISOString(), work.person.personId];
  write(work.ledger, (w) => {
    for (const { personId, person, clientId, role } of chosen) {
      if (clientId === null) putSuperConfirmed(w, { personId, at, by });
      else putConfirmed(w, { clientId, personId, role, at, by });
      const row = {
        chain: clientId ?? 'workspace',
        actor: work.actor,
        what: 'access.confirmed',
        subject: person,
      };
      record(w, { ...row, detail: { personId, role } }, now, work.ids);
    }
  });
  return reviewOf(work);
}

export function setReviewEvery(work: OpenWorkspace, days: number): AccessReview {
  changeSetting(work, every, days);
  return reviewOf(work);
}

const header = [
  'person',
  'role',
  'client',
  'since',
  'last_used',
  'confirmed_at',
  'confirmed_by',
  'due_at',
  'due',
];

export async function exportReview(
  work: OpenWorkspace,
  { dialogs, files }: { readonly dialogs: Dialogs; readonly files: Files },
): Promise<{ savedAs: string | null; rows: number }> {
  const at = work.clock.now();
  const suggestedName = `steward-access-review-${at.toISOString().slice(0, 10)}.csv`;
  const filters = [{ name: 'CSV', extensions: ['csv'] }];
  const savedAs = await dialogs.saveFile({ title: 'Export the access review', suggestedName, filters });
  if (savedAs === null) return { savedAs, rows: 0 };
  const { rows } = reviewOf(work);
  const cells = rows.map((row) => [
    row.person,
    row.role,
    row.client ?? 'every client',
    row.since,
    row.lastUsed ?? '',
    row.confirmedAt ?? '',
    row.confirmedBy ?? '',
    row.dueAt,
    row.isDue ? 'yes' : 'no',
  ]);
  files.write(savedAs, csvLines(header, cells));
  const row = { chain: 'workspace', actor: work.actor, what: 'access.exported', subject: work.name };
  write(work.ledger, (w) => record(w, { ...row, detail: { rows: rows.length } }, at, work.ids));
  return { savedAs, rows: rows.length };
}
