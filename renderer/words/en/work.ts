import { pluralEn as plural } from '../plural.ts';

/** What takes long, by its kind (shared/model/long-work.ts). */
export const work = {
  title: 'In progress',
  sync: 'Sync',
  sync_all: 'Sync of all clients',
  period: 'Older days',
  backup: 'Backup',
  import: 'Import',
  report: 'Report',
  reports: 'Reports',
  export: 'Export',
  token_check: 'Check of tokens',
  rotation: 'Rotation of the token',
  discovery: 'Search for accounts and Pages',
  reconciliation: 'Reading changes back',
  trail_check: 'Check of the audit trail',
  drill: 'Isolation drill',
  more: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
};
