import { isPageOf } from './sender-rule.ts';
import { reportOrigin, uiOrigin } from './served-files.ts';

export interface Asked {
  readonly address: string;
  /** A whole page, as main loads it; everything else belongs to the page that asks. */
  readonly isPage: boolean;
  /** The page that asks; `null` for main itself and for workers. */
  readonly from: string | null;
}

/** SECURITY: the renderer has no network. What may be asked for at all, whatever the page's CSP says. */
export function mayRequest({ address, isPage, from }: Asked, devServer: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  if (protocol === 'data:' || protocol === 'blob:') return true;
  const ours = [uiOrigin, reportOrigin].find((origin) => isPageOf(origin, address));
  // SECURITY: older Electrons let any page read a custom scheme, so each host serves its own only.
  if (ours !== undefined) return isPage || from === null || isPageOf(ours, from);
  if (devServer === null) return false;
  // Developing only: hot reload, its web socket, and the developer tools' own pages.
  if (protocol === 'devtools:' || protocol === 'chrome-extension:') return true;
  return isPageOf(devServer, address.replace(/^ws/, 'http'));
}
