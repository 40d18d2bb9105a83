import type { Host } from '../shared/host.ts';
import { atTheDoor } from '../shared/contract/at-the-door.ts';
import type { StewardContract } from '../shared/contract/contract.ts';
import { connectInParts } from '../shared/rpc.ts';

declare global {
  interface Window {
    readonly host: Host;
  }
}

/** Nothing of it is needed to draw the door (P9), and all that needs it is behind the door too. */
const wholeContract = async () => (await import('./behind-the-door.ts')).behindTheDoor.contract;

/** The only lines that touch `window.host`. */
export const { api, hear } = connectInParts<StewardContract>(atTheDoor, wholeContract, window.host);
