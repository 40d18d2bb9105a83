import type { Host } from '../shared/host.ts';
import { contract } from '../shared/contract/contract.ts';
import { connect } from '../shared/rpc.ts';

declare global {
  interface Window {
    readonly host: Host;
  }
}

/** The only lines that touch `window.host`. */
export const { api, hear } = connect(contract, window.host);
