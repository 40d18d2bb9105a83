import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFuses } from './fuses.mjs';

// Called by electron-builder (electron-builder.yml) when everything is in its place and nothing is signed yet.

/** @param {import('electron-builder').AfterPackContext} context */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const name =
    { darwin: `${productFilename}.app`, win32: `${productFilename}.exe` }[electronPlatformName] ?? 'steward';
  // Electron's own welcome page: a second app beside ours.
  if (electronPlatformName !== 'darwin')
    rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  await setFuses(join(appOutDir, name), packager.info.framework.version);
}
