import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from '../../shared/zod.ts';

/** Beside the workspaces, readable by its owner alone: where the running app listens, and the secret of this start. */
export const doorFileName = 'door.json';

const DoorFile = z.object({
  path: z.string(),
  secret: z.string().length(64),
  pid: z.int(),
});
type DoorFile = z.infer<typeof DoorFile>;

/** The kernel keeps a socket's path in a field of 104 (macOS) or 108 bytes. */
const longestSocketPath = 100;

/** A pipe on Windows; else a socket beside the workspaces, or in a closed folder of its own where that path is too long. */
export function socketPath(profile: string, secret: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\steward-${secret.slice(0, 24)}`;
  const own = join(profile, 'door.sock');
  return Buffer.byteLength(own) <= longestSocketPath ? own : join(mkdtempSync(join(tmpdir(), 'std-')), 's');
}

/** What a running app says of its door; null where none runs, or none that we may read of. */
export function readDoorFile(profile: string): DoorFile | null {
  try {
    return DoorFile.parse(JSON.parse(readFileSync(join(profile, doorFileName), 'utf8')));
  } catch {
    return null;
  }
}

/** Only our own: another start may have put its file there meanwhile. */
export function removeDoorFile(profile: string, secret: string): void {
  if (readDoorFile(profile)?.secret === secret) rmSync(join(profile, doorFileName), { force: true });
}
