import { arch, env, platform } from 'node:process';
import { app } from 'electron';
import type { UpdateHome } from '../ports.ts';
import { appFileOf } from './app-file.ts';

/** Put in by the build (electron.vite.config.ts). */
declare const __RELEASE_KEY__: string | null;

export function builtUpdateHome(): UpdateHome {
  const { APPIMAGE: image, APPDIR: mount } = env;
  return {
    releaseKey: __RELEASE_KEY__,
    machine: `${platform}-${arch}`,
    appFile: app.isPackaged ? appFileOf({ platform, image, mount, program: process.execPath }) : null,
  };
}
