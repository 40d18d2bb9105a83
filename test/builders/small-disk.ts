import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a command on a file system of so many MB that nobody else sees; its folder comes as the last argument. */
export function onSmallDisk(megabytes: number, ...command: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'steward-disk-'));
  const script = `mount -t tmpfs -o size=${megabytes}m,mode=700 tmpfs "$0" && exec "$@" "$0"`;
  try {
    return execFileSync('unshare', ['-Urm', 'sh', '-c', script, folder, ...command], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Not everywhere may an ordinary user mount, and nowhere outside Linux. */
export function canMount(): boolean {
  try {
    onSmallDisk(1, 'test', '-d');
    return true;
  } catch {
    return false;
  }
}
