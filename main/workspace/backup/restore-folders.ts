import { existsSync } from 'node:fs';

/** A restore that is not finished: nothing has happened yet. */
export const restoringOf = (folder: string) => `${folder}.restoring`;
/** A restore that will be finished: the whole workspace is in it. */
export const readyOf = (folder: string) => `${folder}.ready`;

/** A restore was begun here and is still to be finished, or swept away. */
export const isRestoring = (folder: string) => existsSync(readyOf(folder)) || existsSync(restoringOf(folder));
