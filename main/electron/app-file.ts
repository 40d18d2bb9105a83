import { isAbsolute } from 'node:path';

export interface Started {
  readonly platform: string;
  /** What an AppImage tells the program in it: its own file, and where it is mounted. */
  readonly image: string | undefined;
  readonly mount: string | undefined;
  readonly program: string;
}

/**
 * The file that an update would replace. SECURITY: an AppImage hands its variables on to whatever it starts, a terminal
 * for one; unless this program lies in that very mount, the file is somebody else's.
 */
export function appFileOf({ platform, image, mount, program }: Started): string | null {
  if (platform !== 'linux' || image === undefined || mount === undefined) return null;
  if (!isAbsolute(image) || !isAbsolute(mount)) return null;
  return program.startsWith(`${mount.replace(/\/$/, '')}/`) ? image : null;
}
