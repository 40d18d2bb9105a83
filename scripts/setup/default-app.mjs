import { writeFileSync } from 'node:fs';

// Electron as it ships carries a default_app.asar, so that `electron <folder>` opens the app in that folder. The stand-in
// has none; this gives it one, so that both runtimes are started in the same way and one cached copy serves all clones.

const main = `
import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const argument = process.argv.slice(1).find((value) => !value.startsWith('-'));
const target = resolve(argument ?? '.');
const folder = statSync(target).isDirectory();
const manifest = folder ? JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) : {};
app.setName(manifest.productName ?? manifest.name ?? basename(target));
if (manifest.version) app.setVersion(manifest.version);
if (folder) app.setAppPath(target);
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
await import(pathToFileURL(folder ? join(target, manifest.main ?? 'index.js') : target).href);
`;

/** @param {string} file */
export function writeDefaultApp(file) {
  const manifest = JSON.stringify({ name: 'default-app', type: 'module', main: 'main.mjs' });
  writeFileSync(file, asar({ 'package.json': manifest, 'main.mjs': main }));
}

/**
 * An asar archive: a size, a length-prefixed JSON table (as Chromium pickles), then the files end to end.
 * @param {Record<string, string>} files
 */
function asar(files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const table = {};
  const bodies = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    table[name] = { size: body.length, offset: String(offset) };
    bodies.push(body);
    offset += body.length;
  }
  const json = Buffer.from(JSON.stringify({ files: table }));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(8 + padded, 4);
  head.writeUInt32LE(4 + padded, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  return Buffer.concat([head, ...bodies]);
}
