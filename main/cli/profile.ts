import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

const folderName = 'Steward';

/** Where the app keeps everything, as Electron names it on this system. */
function usualProfile(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home = homedir()): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', folderName);
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), folderName);
  const config = env['XDG_CONFIG_HOME'];
  return join(config !== undefined && isAbsolute(config) ? config : join(home, '.config'), folderName);
}

export function profileOf(named: string | null, env: NodeJS.ProcessEnv): string {
  return named ? resolve(named) : usualProfile(process.platform, env);
}
