import { AppError } from '../../shared/failure.ts';
import type { LogoPixels } from '../../shared/model/client.ts';
import type { QuickUnlock, WorkspaceSettings } from '../../shared/model/workspace.ts';
import {
  agencyLogoSetting,
  paperSetting,
  type SettingOf,
  syncScheduleSetting,
} from '../../shared/model/setting.ts';
import { LockAfterMinutes } from '../../shared/model/workspace.ts';
import { z } from '../../shared/zod.ts';
import { record } from '../audit/use-cases.ts';
import type { Reader } from '../db/access.ts';
import { write } from '../db/access.ts';
import { pngOf } from '../media/png.ts';
import { changeSetting, keepSettingText, readSetting } from '../settings/use-cases.ts';
import { requireKeyFile } from './keys/key-file.ts';
import { disableQuick, enableQuick } from './keys/quick.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Seat } from './seat.ts';
import { withWorkspaceKey } from './seat.ts';
import { keepWorkspaceName } from './store.ts';

const lockAfter: SettingOf<number> = { name: 'lock_after_minutes', schema: LockAfterMinutes, usual: 10 };

/** SECURITY: off unless a super admin turned it on. */
const readWhileLocked: SettingOf<boolean> = { name: 'read_while_locked', schema: z.boolean(), usual: false };

export function lockAfterMinutes(r: Reader): number {
  return readSetting(r, lockAfter);
}

export function setLockAfter(work: OpenWorkspace, minutes: number): void {
  changeSetting(work, lockAfter, minutes);
}

export function renameWorkspace(work: OpenWorkspace, name: string): void {
  const before = work.name;
  if (before === name) return;
  write(work.ledger, (w) => {
    keepWorkspaceName(w, name);
    const row = { chain: 'workspace', actor: work.actor, what: 'workspace.renamed', subject: name };
    record(w, { ...row, detail: { before, after: name } }, work.clock.now(), work.ids);
  });
  Object.assign(work, { name });
}

export function mayReadWhileLocked(r: Reader): boolean {
  return readSetting(r, readWhileLocked);
}

export function setReadWhileLocked(work: OpenWorkspace, on: boolean): void {
  changeSetting(work, readWhileLocked, on);
}

/** Made anew of its pixels: no byte of the file that somebody brought is kept. The trail says that it changed, not what it shows. */
export function setAgencyLogo(work: OpenWorkspace, logo: LogoPixels | null): void {
  const png = logo === null ? null : Buffer.from(pngOf(logo.width, logo.height, pixelsOf(logo)));
  write(work.ledger, (w) => {
    const before = readSetting(w, agencyLogoSetting) !== null;
    if (png === null && !before) return;
    keepSettingText(w, agencyLogoSetting, png?.toString('base64') ?? null);
    const what = png === null ? 'workspace.logo_removed' : 'workspace.logo_set';
    const detail = { replaced: before, bytes: png?.length ?? 0 };
    const row = { chain: 'workspace', actor: work.actor, what, subject: work.name, detail };
    record(w, row, work.clock.now(), work.ids);
  });
}

function pixelsOf({ width, height, pixels }: LogoPixels): Buffer {
  const bytes = Buffer.from(pixels, 'base64');
  if (bytes.length === width * height * 4) return bytes;
  throw new AppError('invalid_request', 'This is not a picture of the size that it says.');
}

export async function settingsOf(seat: Seat): Promise<WorkspaceSettings> {
  const { ledger } = seat.work;
  return {
    lockAfterMinutes: lockAfterMinutes(ledger),
    readWhileLocked: mayReadWhileLocked(ledger),
    quickUnlock: await quickUnlockOf(seat),
    syncSchedule: readSetting(ledger, syncScheduleSetting),
    paper: readSetting(ledger, paperSetting),
  };
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
