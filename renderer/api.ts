import type { Host } from '../shared/host.ts';
import type { StewardContract } from '../shared/contract/contract.ts';
import { connectWindow } from '../shared/rpc.ts';

declare global {
  interface Window {
    readonly host: Host;
  }
}

/** The only lines that touch `window.host`. */
export const { api, hear } = connectWindow<StewardContract>(window.host);
