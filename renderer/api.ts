import type { Host } from '../shared/host.ts';
import { atTheDoor } from '../shared/contract/at-the-door.ts';
import type { StewardContract } from '../shared/contract/contract.ts';
import { connectInParts } from '../shared/rpc.ts';

declare global {
  interface Window {
    readonly host: Host;
  }
}

/** A third of the code that a start would read, and nothing of it is needed to draw the door (P9). */
export const loadContract = async () => (await import('../shared/contract/contract.ts')).contract;

/** The only lines that touch `window.host`. */
export const { api, hear } = connectInParts<StewardContract>(atTheDoor, loadContract, window.host);
