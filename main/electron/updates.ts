import { arch, env, platform } from 'node:process';
import { app } from 'electron';
import type { UpdateHome } from '../ports.ts';
import { appFileOf } from './app-file.ts';
import type { Switches } from './switches.ts';

/** Put in by the build (electron.vite.config.ts). */
declare const __RELEASE_KEY__: string | null;

export function builtUpdateHome({ update }: Switches): UpdateHome {
  const machine = `${platform}-${arch}`;
  // SECURITY: a packaged app has no switches (switches.ts); the condition stands here too, where the key is.
  if (!app.isPackaged) return { releaseKey: __RELEASE_KEY__, machine, appFile: null, ...update };
  const { APPIMAGE: image, APPDIR: mount } = env;
  const program = process.execPath;
  return {
    releaseKey: __RELEASE_KEY__,
    machine,
    appFile: appFileOf({ platform, image, mount, program }),
  };
}
