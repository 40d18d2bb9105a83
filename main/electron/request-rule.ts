import { isPageOf } from './sender-rule.ts';
import { reportOrigin, uiOrigin } from './served-files.ts';

/** SECURITY: the renderer has no network. What may be asked for at all, whatever the page's CSP says (codebases.md 3.8). */
export function mayRequest(address: string, devServer: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  if (protocol === 'data:' || protocol === 'blob:') return true;
  if (isPageOf(uiOrigin, address) || isPageOf(reportOrigin, address)) return true;
  if (devServer === null) return false;
  // Developing only: hot reload, its web socket, and the developer tools' own pages.
  if (protocol === 'devtools:' || protocol === 'chrome-extension:') return true;
  return isPageOf(devServer, address.replace(/^ws/, 'http'));
}
