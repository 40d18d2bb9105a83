import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { updateSource } from '../../main/adapters/update-source.ts';

// Puts one file after the other in the place of the app's, over and over, until it is killed.
const [appFile = '', ...files] = process.argv.slice(2);
const proofs = files.map((path) => {
  const content = readFileSync(path);
  return { path, bytes: content.length, sha512: createHash('sha512').update(content).digest('base64') };
});
const source = updateSource();
process.stdout.write('ready\n');
for (;;) for (const { path, ...proof } of proofs) await source.putInPlace(path, proof, appFile);
