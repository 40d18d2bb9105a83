import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { updateSource } from '../../main/adapters/update-source.ts';
import { UpdateRefused } from '../../shared/model/update.ts';

// On a disk of 8 MB: fetches a file that does not fit, puts in place one that does not fit beside the old one, and prints
// what became of each and of the disk.
const disk = process.argv[2] ?? '';
const fresh = Buffer.alloc(6_000_000, 'new');
const proof = { bytes: fresh.length, sha512: createHash('sha512').update(fresh).digest('base64') };
const old = Buffer.alloc(3_000_000, 'old');
const appFile = join(disk, 'Steward.AppImage');
writeFileSync(appFile, old, { mode: 0o755 });
const roomy = mkdtempSync(join(tmpdir(), 'steward-update-'));
const fetched = join(roomy, 'update.fetched');
writeFileSync(fetched, fresh);
const server = createServer((_, response) => void response.end(fresh));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;

const source = updateSource();
const ask = { to: join(disk, 'update.fetched'), proof, onBytes: () => undefined };
const outcome = async (work: Promise<void>) => ({
  refusal: await work.then(
    () => null,
    (error: unknown) => (error instanceof UpdateRefused ? error.refusal : String(error)),
  ),
  disk: readdirSync(disk),
  isOld: readFileSync(appFile).equals(old),
});
const fetching = await outcome(source.fetchFile(url, ask, new AbortController().signal));
const placing = await outcome(source.putInPlace(fetched, proof, appFile));
server.close();
server.closeAllConnections();
rmSync(roomy, { recursive: true });
process.stdout.write(JSON.stringify({ fetching, placing }));
