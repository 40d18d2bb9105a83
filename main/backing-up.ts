import type { StewardContract } from '../shared/contract/contract.ts';
import { failureOf } from '../shared/failure.ts';
import type { Emit } from '../shared/rpc.ts';
import { notify } from './notifications/use-cases.ts';
import type { Ports } from './ports.ts';
import { Backups } from './workspace/backup/backups.ts';
import { settleRestore } from './workspace/backup/swap.ts';
import type { Desk } from './workspace/desk.ts';
import { folderOf, kinds } from './workspace/doors.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';
import type { Trouble } from './workspace/trouble.ts';

interface BackingUp {
  readonly desk: Desk;
  readonly trouble: Trouble;
  readonly emit: Emit<StewardContract>;
}

/** One a day by itself, when the workspace is open: in the first minute, and whenever the day has changed. */
export function backingUp({ folder, clock, dialogs, log }: Ports, { desk, trouble, emit }: BackingUp) {
  const backups = new Backups({
    profile: folder,
    clock,
    dialogs,
    onChange: () => emit('backups.changed', {}),
    onFailure: ({ work }, error) => {
      log.error('backup.not_made', error);
      tellOfBackup(work, trouble, error);
    },
  });
  const timer = setInterval(() => {
    const seat = desk.current();
    if (seat) void backups.daily(seat);
  }, 60_000).unref();
  return { backups, stopBackingUp: () => clearInterval(timer) };
}

/** Once a day, however often it is tried; on the screen alone where the ledger takes no row, on a full disk say. */
function tellOfBackup(work: OpenWorkspace, trouble: Trouble, error: unknown): void {
  const reason = failureOf(trouble.inWords(error)).message;
  try {
    notify(work, {
      to: 'super_admins',
      kind: 'backup_failed',
      values: { reason },
      client: null,
      link: { to: 'workspace', page: 'settings' },
      key: `backup_failed ${work.clock.now().toISOString().slice(0, 10)}`,
    });
  } catch {
    trouble.tell(`The backup of today was not made. ${reason}`);
  }
}

/** A restore that was stopped after it had been prepared is finished before anybody looks at the workspace. */
export function finishRestores(profile: string, now: Date, log: Ports['log']): void {
  for (const kind of kinds) {
    try {
      settleRestore(folderOf(profile, kind), now);
    } catch (error) {
      log.error('restore.not_finished', error, { kind });
    }
  }
}
