import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { z } from '../../shared/zod.ts';
import { readSwitches } from '../electron/switches.ts';

const Manifest = z.object({ version: z.string() });

/** Above the source, above the bundle, or above the folder of its parts. */
function versionInManifest(): string {
  const names = ['../../package.json', '../../../package.json'];
  const found = names.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url));
  return found ? Manifest.parse(JSON.parse(readFileSync(found, 'utf8'))).version : '0.0.0';
}

export const stewardVersion = versionInManifest();

/** SECURITY: plain Node cannot read the archive of a packaged app, so whatever runs here is a development build. */
export function developmentSwitches(env: NodeJS.ProcessEnv): {
  graphOrigin: string | null;
  now: Date | null;
} {
  const { graphOrigin, now } = readSwitches(env, false, isAbsolute);
  return { graphOrigin, now };
}
