import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { exec } from '../setup/exec.mjs';
import { project } from '../setup/paths.mjs';
import { Problem } from '../setup/say.mjs';

/** Where electron-builder.yml looks for them. */
const folder = join(project, '.cache', 'command-line');

/** What the command line says of itself, file by file. @type {Readonly<Record<string, readonly string[]>>} */
export const files = {
  'steward.1.gz': ['manual'],
  'steward.bash': ['completion', 'bash'],
  'steward.fish': ['completion', 'fish'],
  'steward.zsh': ['completion', 'zsh'],
};

/** Asks the command line that was just built for its man page and its completions: they cannot be of another one. */
export async function writeCommandLineFiles() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, words] of Object.entries(files)) {
    const { code, stdout, stderr } = await exec(process.execPath, ['out/main/cli.js', ...words]);
    if (code !== 0)
      throw new Problem(`steward ${words.join(' ')} failed:\n${stderr}`, 'Mend that and run it again.');
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(stdout, { level: 9 }) : stdout);
  }
}
