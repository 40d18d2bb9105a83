import { existsSync, readFileSync } from 'node:fs';
import { z } from '../../shared/zod.ts';

const Manifest = z.object({ version: z.string() });

/** Above the source, above the bundle, or above the folder of its parts. */
function versionInManifest(): string {
  const names = ['../../package.json', '../../../package.json'];
  const found = names.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url));
  return found ? Manifest.parse(JSON.parse(readFileSync(found, 'utf8'))).version : '0.0.0';
}

export const stewardVersion = versionInManifest();
