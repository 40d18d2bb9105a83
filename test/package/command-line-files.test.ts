import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { files } from '../../scripts/package/command-line-files.mjs';

test('the Debian package puts a man page and completions where they are looked for, each from a file that is made', () => {
  const config = readFileSync('electron-builder.yml', 'utf8');
  const placed = [...config.matchAll(/^ +- \.cache\/command-line\/(\S+)=(\S+)$/gm)];
  expect(placed.map(([, name, place]) => [name, place])).toEqual([
    ['steward.1.gz', '/usr/share/man/man1/steward.1.gz'],
    ['steward.bash', '/usr/share/bash-completion/completions/steward'],
    ['steward.fish', '/usr/share/fish/vendor_completions.d/steward.fish'],
  ]);
  for (const [, name = ''] of placed) expect(Object.keys(files)).toContain(name);
});
