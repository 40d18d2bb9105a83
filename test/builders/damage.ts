import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../main/db/driver.ts';
import { openEncrypted } from '../../main/db/open.ts';
import { deriveKey } from '../../main/workspace/keys/derive.ts';
import { unlockWithPassphrase } from '../../main/workspace/keys/unlock.ts';
import type { TestDesk } from './desk.ts';
import { founder } from './desk.ts';

type File = 'ledger' | 'insights';

/** Where a database of the real workspace lies. */
export function databaseOf({ folder }: Pick<TestDesk, 'folder'>, which: File, at = 'workspace'): string {
  const name = readdirSync(join(folder, at)).find((one) => new RegExp(`^${which}-\\d+\\.db$`).test(one));
  if (!name) throw new Error(`There is no ${which} in ${folder}.`);
  return join(folder, at, name);
}

/** Overwrites a piece of every page from `first` on, as a dying disk would. Answers with what the file is now. */
export function damage(path: string, first = 0): Buffer {
  const bytes = readFileSync(path);
  for (let page = first; page * 4096 < bytes.length; page += 1)
    bytes.fill(7, page * 4096 + 64, page * 4096 + 128);
  writeFileSync(path, bytes);
  return bytes;
}

/** Of a workspace that nobody has open. */
export async function keyOf(desk: TestDesk, which: File): Promise<Buffer> {
  const personId = (await desk.api.workspace.state({})).doors[0]?.people[0]?.id ?? '';
  const ask = { folder: join(desk.folder, 'workspace'), personId, now: desk.now() };
  const { workspaceKey } = await unlockWithPassphrase({ ...ask, passphrase: founder.passphrase });
  return deriveKey(workspaceKey, which);
}

/** Works on a closed workspace's database as another program with the right key would. */
export async function tamper(desk: TestDesk, which: File, work: (raw: Connection) => void): Promise<void> {
  const raw = openEncrypted(databaseOf(desk, which), await keyOf(desk, which));
  try {
    work(raw);
  } finally {
    raw.close();
  }
}
