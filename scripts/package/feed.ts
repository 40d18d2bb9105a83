import { createHash, createPrivateKey, sign } from 'node:crypto';
import { createReadStream, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { feedName } from '../../main/updates/rules.ts';

export interface FeedAsk {
  /** The new version as one file; the feed is put beside it. */
  readonly file: string;
  readonly version: string;
  readonly machine: string;
  /** PEM. Read where the release is made, and kept nowhere else. */
  readonly privateKey: string;
}

/** The feed of one version and its signature. It is JSON, which YAML readers read too. Answers with the path. */
export async function writeFeed({ file, version, machine, privateKey }: FeedAsk): Promise<string> {
  const hash = createHash('sha512');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  const sha512 = hash.digest('base64');
  const url = basename(file);
  const files = [{ url, sha512, size: statSync(file).size }];
  const feed = Buffer.from(`${JSON.stringify({ version, machine, files, path: url, sha512 }, null, 2)}\n`);
  const path = join(dirname(file), feedName(machine));
  writeFileSync(path, feed);
  writeFileSync(`${path}.sig`, `${sign(null, feed, createPrivateKey(privateKey)).toString('base64')}\n`);
  return path;
}
