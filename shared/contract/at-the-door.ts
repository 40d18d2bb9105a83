import { app } from './app.ts';
import { workspace } from './workspace.ts';

/** What a window needs of the contract until somebody has signed in; it asks for the rest meanwhile. */
export const atTheDoor = { app, workspace };
