import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// As root, Chromium refuses its own sandbox. What ships runs sandboxed, so a test run that starts as root
// hands Electron to an ordinary user.

const accountName = 'steward-test';

export interface OrdinaryUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user that Electron runs as; undefined when we are an ordinary user ourselves. */
export function ordinaryUser(): OrdinaryUser | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  if (idOf('-u') === undefined) {
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName]);
  }
  const uid = idOf('-u');
  const gid = idOf('-g');
  if (uid === undefined || gid === undefined) {
    throw new Error(`Tests that start as root need an ordinary user: run useradd --system ${accountName}`);
  }
  return { uid, gid };
}

function idOf(flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, accountName], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

/** Whether that user may read all of these files. */
export function mayRead(user: OrdinaryUser, files: readonly string[]): boolean {
  const script = 'for file; do test -r "$file" || exit 1; done';
  return spawnSync('setpriv', [...asUser(user), 'sh', '-c', script, 'sh', ...files]).status === 0;
}

/** Folders in a temporary folder are made for their owner alone; this lets the other user pass through. */
export function openFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

export interface Launcher {
  readonly folder: string;
  readonly home: string;
  readonly executable: string;
  readonly user: OrdinaryUser | undefined;
  readonly keychain: boolean;
}

/**
 * A program that starts Electron as the ordinary user, and, if wished, with a real keychain on a message bus of its own.
 * Playwright starts one executable, so all of that must be behind one file.
 */
export function writeLauncher({ folder, home, executable, user, keychain }: Launcher): string {
  const become = user ? `setpriv ${asUser(user).join(' ')} ` : '';
  const target = keychain ? `dbus-run-session -- ${keychainScript(folder, executable)}` : `"${executable}"`;
  const file = join(folder, keychain ? 'electron-keychain.sh' : 'electron.sh');
  writeExecutable(file, `exec ${become}env HOME="${home}" ${target} "$@"`);
  return file;
}

function keychainScript(folder: string, executable: string): string {
  const file = join(folder, 'with-keychain.sh');
  writeExecutable(
    file,
    [
      'mkdir -p "$HOME/.cache" "$HOME/.local/share/keyrings"',
      'printf steward-test | gnome-keyring-daemon --unlock --components=secrets >/dev/null',
      `"${executable}" --password-store=gnome-libsecret "$@"`,
      'code=$?',
      'kill $(cat "$XDG_RUNTIME_DIR/keyring.pid" 2>/dev/null) 2>/dev/null',
      'exit $code',
    ].join('\n'),
  );
  return `"${file}"`;
}

function writeExecutable(file: string, body: string): void {
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
}

function asUser({ uid, gid }: OrdinaryUser): string[] {
  return [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

/** Ends what a process left behind in its group; nothing is left when it ended well. */
export function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // No such group: everything has ended.
  }
}

export function chownTree(user: OrdinaryUser | undefined, path: string): void {
  if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, path]);
}
