import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Body = Record<string, unknown>;

/** What somebody with write access but without a key can do: change the key file and its checksum, both copies. */
export function rewritten(folder: string, change: (body: Body) => Body): void {
  const path = join(folder, 'keys.json');
  const { checksum: _, ...body } = JSON.parse(readFileSync(path, 'utf8')) as Body;
  const next = change(body);
  const checksum = createHash('sha256').update(JSON.stringify(next)).digest('hex');
  const text = `${JSON.stringify({ checksum, ...next }, null, 1)}\n`;
  writeFileSync(path, text);
  writeFileSync(join(folder, 'keys.last-good.json'), text);
}
