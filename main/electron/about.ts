import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Licence } from '../../shared/model/about.ts';
import type { About } from '../ports.ts';

const folder = fileURLToPath(new URL('../licences', import.meta.url));

/** The lists that the build made of what it put together (scripts/package/licences.mjs). */
export function builtAbout(version: string): About {
  const { electron, chrome, node } = process.versions;
  return {
    versions: [
      { name: 'Steward', version },
      { name: 'Electron', version: electron },
      { name: 'Chromium', version: chrome },
      { name: 'Node', version: node },
    ],
    licences: () => {
      const lists = readdirSync(folder).map(
        (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Licence[],
      );
      const byName = new Map(lists.flat().map((one) => [one.name, one]));
      return [...byName.values()].toSorted((a, b) => a.name.localeCompare(b.name));
    },
  };
}
