import { closeSync, openSync, readSync } from 'node:fs';

// The whole app, file by file. What is not named here does not belong into the archive, whatever brought it there.

const driver = 'node_modules/better-sqlite3';
const methods = [
  'aggregate',
  'backup',
  'explain',
  'function',
  'inspect',
  'pragma',
  'serialize',
  'table',
  'transaction',
  'wrappers',
];

/** Names made by the build carry a hash of their content. @param {string} target @returns {readonly (string | RegExp)[]} */
export function allowed(target) {
  return [
    'package.json',
    'LICENSE',
    'out/main/index.js',
    'out/main/cli.js',
    'out/main/backup-worker.js',
    /^out\/main\/chunks\/[\w-]+\.js$/,
    'out/preload/index.cjs',
    ...['main', 'preload', 'renderer'].map((part) => `out/licences/${part}.json`),
    'out/renderer/index.html',
    /^out\/renderer\/assets\/[\w-]+\.(?:js|css|woff2)$/,
    `${driver}/package.json`,
    `${driver}/LICENSE`,
    ...['binding', 'database', 'index', 'sqlite-error', 'util'].map((name) => `${driver}/lib/${name}.js`),
    ...methods.map((name) => `${driver}/lib/methods/${name}.js`),
    nativeFile(target),
  ];
}

/** The one native file, which must lie outside the archive: the system loads it. @param {string} target as `linux-x64` */
export function nativeFile(target) {
  return `${driver}/prebuilds/${target}.node`;
}

/** @typedef {{ path: string, size: number, unpacked: boolean }} Entry */

/**
 * Compares what is there with what may and must be there.
 * @param {readonly string[]} paths @param {readonly (string | RegExp)[]} rules
 * @returns {{ foreign: string[], missing: string[] }}
 */
export function compare(paths, rules) {
  const fits = (/** @type {string} */ path, /** @type {string | RegExp} */ rule) =>
    typeof rule === 'string' ? rule === path : rule.test(path);
  return {
    foreign: paths.filter((path) => !rules.some((rule) => fits(path, rule))),
    missing: rules.filter((rule) => !paths.some((path) => fits(path, rule))).map(String),
  };
}

/** Every file of an asar archive, from its header. @param {string} archive @returns {Entry[]} */
export function entriesOf(archive) {
  const file = openSync(archive, 'r');
  try {
    // Two nested Chromium pickles: the length of the JSON is the fourth number, the JSON follows.
    const sizes = readBytes(file, 16, 0);
    const header = JSON.parse(readBytes(file, sizes.readUInt32LE(12), 16).toString('utf8'));
    return walk(header, '');
  } finally {
    closeSync(file);
  }
}

/**
 * @typedef {{ files?: Record<string, Node>, size?: number, unpacked?: boolean }} Node
 * @param {Node} node @param {string} path @returns {Entry[]}
 */
function walk(node, path) {
  if (!node.files) return [{ path, size: node.size ?? 0, unpacked: node.unpacked ?? false }];
  return Object.entries(node.files).flatMap(([name, child]) => walk(child, path ? `${path}/${name}` : name));
}

/** @param {number} file @param {number} length @param {number} position */
function readBytes(file, length, position) {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
}
