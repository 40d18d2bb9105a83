import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeFeed } from '../package/feed.ts';

const help = `npm run feed -- --file <AppImage> --version <a.b.c> --key <private.pem> [--machine linux-x64]

Writes the update feed of one version and its Ed25519 signature beside the file. Put all three into the folder that
Settings › Security › New versions names. Make the key once with: openssl genpkey -algorithm ed25519 -out private.pem`;

const options = {
  file: { type: 'string' },
  version: { type: 'string' },
  key: { type: 'string' },
  machine: { type: 'string', default: 'linux-x64' },
} as const;
const { file, version, key, machine } = parseArgs({ options }).values;
if (file === undefined || version === undefined || key === undefined) {
  console.error(help);
  process.exitCode = 64;
} else {
  console.log(await writeFeed({ file, version, machine, privateKey: readFileSync(key, 'utf8') }));
}
