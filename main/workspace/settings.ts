import type { QuickUnlock, WorkspaceSettings } from '../../shared/model/workspace.ts';
import { LockAfterMinutes } from '../../shared/model/workspace.ts';
import { record } from '../audit/use-cases.ts';
import type { Reader } from '../db/access.ts';
import { write } from '../db/access.ts';
import { requireKeyFile } from './keys/key-file.ts';
import { disableQuick, enableQuick } from './keys/quick.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Seat } from './seat.ts';
import { withWorkspaceKey } from './seat.ts';
import { keepSetting, settingText } from './store.ts';

const usualMinutes = 10;
const lockAfter = 'lock_after_minutes';

/** A value that does not parse counts as the default: a setting never keeps anybody out. */
export function lockAfterMinutes(r: Reader): number {
  const text = settingText(r, lockAfter);
  const parsed = LockAfterMinutes.safeParse(text === undefined ? usualMinutes : JSON.parse(text));
  return parsed.success ? parsed.data : usualMinutes;
}

export function setLockAfter(work: OpenWorkspace, minutes: number): void {
  const before = lockAfterMinutes(work.ledger);
  if (before === minutes) return;
  write(work.ledger, (w) => {
    keepSetting(w, lockAfter, JSON.stringify(minutes));
    const detail = { setting: lockAfter, before, after: minutes };
    const row = { chain: 'workspace', actor: work.actor, what: 'workspace.setting_changed' };
    record(w, { ...row, subject: work.name, detail }, work.clock.now(), work.ids);
  });
}

export async function settingsOf(seat: Seat): Promise<WorkspaceSettings> {
  return { lockAfterMinutes: lockAfterMinutes(seat.work.ledger), quickUnlock: await quickUnlockOf(seat) };
}

async function quickUnlockOf({ folder, work, secretStore }: Seat): Promise<QuickUnlock> {
  const holder = requireKeyFile(folder).keyFile.people.find(
    ({ personId }) => personId === work.person.personId,
  );
  const quick = holder?.quick ?? null;
  const state = await secretStore.state();
  const { backend } = state;
  if (!state.usable) return { on: quick !== null, backend, trouble: state.why };
  const isOther = quick !== null && quick.backend !== backend;
  const trouble = isOther
    ? `It was set up with ${quick.backend}, and this session offers ${backend}. Turn it on again to use it.`
    : null;
  return { on: quick !== null, backend, trouble };
}

export async function setQuickUnlock(seat: Seat, on: boolean): Promise<QuickUnlock> {
  const { work, folder, secretStore } = seat;
  const { personId } = work.person;
  const backend = await withWorkspaceKey(seat, async (workspaceKey) => {
    if (on) return (await enableQuick({ folder, workspaceKey, personId, secretStore })).backend;
    await disableQuick({ folder, workspaceKey, personId });
    return null;
  });
  write(work.ledger, (w) => {
    const what = on ? 'person.quick_unlock_on' : 'person.quick_unlock_off';
    const row = { chain: 'workspace', actor: work.actor, what, subject: work.person.name };
    record(w, { ...row, detail: { backend } }, work.clock.now(), work.ids);
  });
  return quickUnlockOf(seat);
}
