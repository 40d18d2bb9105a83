import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { classNames } from './scripts/package/class-names.mjs';
import { licences } from './scripts/package/licences.mjs';
import { noJsonSchema } from './scripts/package/no-json-schema.mjs';
import { noSettingsSchema } from './scripts/package/no-settings-schema.mjs';
import { noStringFormats } from './scripts/package/no-string-formats.mjs';
import { releaseKey } from './scripts/package/release-key.mjs';
import { sentencesInShort } from './scripts/package/short-sentences.mjs';
import { polishInShape } from './scripts/package/words-in-shape.mjs';

// Everything is bundled except the native driver, so that the packaged app carries no node_modules but that one.
// chrome130 and node20 are what the stand-in of scripts/setup/stand-in.mjs runs; Electron 45 runs the same output.
const atTheDoor =
  /node_modules\/(?:react|react-dom|scheduler|zod|zustand|@tanstack\/(?:react-query|query-core))\//;
const external = ['electron', 'better-sqlite3'];

export default defineConfig({
  main: {
    plugins: [noSettingsSchema(), licences('main', ['node_modules/better-sqlite3'])],
    define: { __RELEASE_KEY__: JSON.stringify(releaseKey(process.env)) },
    build: {
      outDir: 'out/main',
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: 'main/electron/index.ts',
          'backup-worker': 'main/backup-worker.ts',
          // The command line, for plain Node.
          cli: 'main/cli/index.ts',
        },
        external,
        // Reading four megabytes of source took a fifth of the start. Names stay, so that a stack trace can be read.
        output: { minify: { compress: true, mangle: false, codegen: true } },
      },
    },
  },
  preload: {
    plugins: [licences('preload')],
    build: {
      outDir: 'out/preload',
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'preload/index.ts' },
        external,
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [
      react(),
      classNames('renderer'),
      noJsonSchema(),
      noStringFormats(),
      polishInShape(),
      sentencesInShort(),
      licences('renderer'),
    ],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { index: 'renderer/index.html' },
        // What the door needs of libraries, apart from our screens; the rest of them comes with the shell, behind the door
        // (P9), and no chunk grows past its bar (P14).
        output: { advancedChunks: { groups: [{ name: 'libraries', test: atTheDoor }] } },
      },
    },
  },
});
