import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Whose work is inside: every package of which a line is in the bundle, with its licence as its author wrote it. Made by
// the build itself, so that no list can fall behind.

/**
 * @typedef {{ name: string, version: string, licence: string, text: string }} Licence
 * @typedef {{ name: string, version: string, license?: string }} Manifest
 */

/** The folder of the package that a module comes from; null for our own. @param {string} id */
export function packageOf(id) {
  const path = id
    .replaceAll('\\', '/')
    .replace(/[?#].*$/, '')
    .replace(/^\0+/, '');
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return null;
  const [first = '', second = ''] = path.slice(at + '/node_modules/'.length).split('/');
  return path.slice(0, at) + '/node_modules/' + (first.startsWith('@') ? `${first}/${second}` : first);
}

/** For authors who name their licence and do not enclose it. @type {Record<string, string>} */
const wholeTexts = { 'Apache-2.0': 'node_modules/typescript/LICENSE' };

/** Texts of its own and of what it carries: some keep those of others in a folder beside theirs. @param {string} folder */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => /^(licen[cs]e|copying|notice)/i.test(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(folder, entry.name)).map((name) => join(entry.name, name))
        : [entry.name],
    )
    .toSorted();
}

/** @param {string} folder @returns {Licence} */
export function licenceOf(folder) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = filesOf(folder);
  const { name, version, license: licence = '' } = manifest;
  const whole = wholeTexts[licence];
  const paths = files.length > 0 ? files.map((file) => join(folder, file)) : whole ? [whole] : [];
  const text = paths.map((path) => readFileSync(path, 'utf8').trim()).join('\n\n');
  if (text === '') throw new Error(`The licence of ${name} (${licence}) is not in its package.`);
  return { name, version, licence, text };
}

/**
 * A plugin for one part of the app; `more` are folders of packages that are shipped without being bundled.
 * @param {string} part @param {readonly string[]} [more]
 * @returns {import('vite').Plugin}
 */
export function licences(part, more = []) {
  return {
    name: 'steward-licences',
    apply: 'build',
    generateBundle(_options, bundle) {
      const folders = new Set(more);
      for (const chunk of Object.values(bundle)) {
        const ids = chunk.type === 'chunk' ? Object.keys(chunk.modules) : chunk.originalFileNames;
        for (const id of ids)
          folders.add(packageOf(id.startsWith('/') ? id : join(process.cwd(), 'renderer', id)) ?? '');
      }
      const found = [...folders].filter(
        (folder) => folder !== '' && existsSync(join(folder, 'package.json')),
      );
      const list = found.map(licenceOf).toSorted((a, b) => a.name.localeCompare(b.name));
      mkdirSync('out/licences', { recursive: true });
      writeFileSync(`out/licences/${part}.json`, JSON.stringify(list));
    },
  };
}
