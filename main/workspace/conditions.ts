import { statfsSync } from 'node:fs';
import { newestRowAt } from '../audit/use-cases.ts';
import type { Reader } from '../db/access.ts';

const megabyte = 1024 * 1024;
const tight = 100 * megabyte;
const tolerableMs = 5 * 60_000;

/** What about this computer somebody should know before they work: room on the disk, and its clock. */
export function conditionsOf(ledger: Reader, folder: string, now: Date): string[] {
  return [roomNotice(freeBytes(folder)), clockNotice(newestRowAt(ledger), now)].filter(
    (line) => line !== null,
  );
}

function roomNotice(free: number | null): string | null {
  if (free === null || free >= tight) return null;
  return `Only ${Math.floor(free / megabyte)} MB are free on this disk. Free some space: on a full disk Steward still opens, but saves nothing.`;
}

/** A clock that went back would date new rows before old ones and let approvals live longer than they should. */
function clockNotice(newest: string | null, now: Date): string | null {
  if (newest === null || now.getTime() >= new Date(newest).getTime() - tolerableMs) return null;
  return `The clock of this computer shows ${said(now)}, but the audit trail already goes to ${said(new Date(newest))} (UTC). Set the clock right: until then nothing that expires can be trusted.`;
}

function said(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ');
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
