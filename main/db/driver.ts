import Sqlite from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type Connection = Sqlite.Database;

/** SQLite before 3.51.3 could corrupt a WAL when two connections reset it at once. */
const oldestSafe = [3, 51, 3] as const;

/**
 * The native file to load, or undefined for the one that the package carries. The package is built for Node-API 10;
 * loading it into an older host ends the process before any error, so the version is asked first.
 */
export function bindingFor(napi: string | undefined, folder: string, named?: string): string | undefined {
  if (Number(napi ?? '0') >= 10) return undefined;
  const path = named ?? join(folder, '.runtime', 'better_sqlite3.napi9.node');
  if (existsSync(path)) return path;
  throw new Error(
    `This runtime speaks Node-API ${napi ?? 'unknown'}, and the SQLite driver built for it is missing. Run "npm run doctor".`,
  );
}

/**
 * The folder around the archive that a packaged app's code lies in, `null` for code that lies open. Only the stand-in,
 * which runs on Linux, ever looks for a file there.
 */
export function resourcesAround(codeUrl: string): string | null {
  const folder = /^file:\/\/(.+?)\/app\.asar\//.exec(codeUrl)?.[1];
  return folder === undefined ? null : decodeURIComponent(folder);
}

function ownBinding(): string | undefined {
  const { napi } = process.versions as { napi?: string };
  const resources = resourcesAround(import.meta.url);
  // SECURITY: neither its environment nor the folder it was started in names native code to a packaged app.
  if (resources !== null) return bindingFor(napi, resources);
  return bindingFor(napi, process.cwd(), process.env['STEWARD_SQLITE_BINDING']);
}

/** Opens a file as SQLite, nothing more: no key, no pragma. Only `open.ts` and the owner lock call this. */
export function openFile(
  path: string,
  options: { readonly?: boolean; mustExist?: boolean } = {},
): Connection {
  const nativeBinding = ownBinding();
  const binding = nativeBinding === undefined ? {} : { nativeBinding };
  assertSafe((version ??= versionOf(new Sqlite(':memory:', binding))));
  return new Sqlite(path, {
    readonly: options.readonly ?? false,
    fileMustExist: options.mustExist ?? false,
    timeout: 5_000,
    ...binding,
  });
}

/** Why no database can be opened in this process, `null` when one can. */
export function driverTrouble(): string | null {
  try {
    openFile(':memory:').close();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

let version: string | undefined;

/** Asked in memory: every statement on an encrypted file reads its schema first, and the key comes later. */
function versionOf(connection: Connection): string {
  const found = String(connection.prepare('select sqlite_version()').pluck().get());
  connection.close();
  return found;
}

function assertSafe(found: string): void {
  if (!isOlder(found.split('.').map(Number), oldestSafe)) return;
  throw new Error(`SQLite ${found} is older than ${oldestSafe.join('.')} and not safe to use.`);
}

function isOlder(version: readonly number[], than: readonly number[]): boolean {
  for (const [place, part] of than.entries()) {
    const own = version[place] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}
