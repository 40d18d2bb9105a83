import type { Config } from './config.ts';
import { GraphError, invalid } from './errors.ts';
import type { Fault } from './faults.ts';
import type { Bound } from './node.ts';
import type { Ask } from './request.ts';

const newest = 26;
/** Core Graph versions below this have ended and are answered by it. */
const oldestCore = 21;
/** Marketing versions live about a year: v24 ended on 2026-10-06. */
const oldestAds = 25;

function major(ask: Ask): number {
  return ask.version === '' ? newest : Number(ask.version.slice(1).split('.')[0]);
}

export function answeredVersion(ask: Ask): void {
  if (major(ask) > newest) throw new GraphError({ code: 2500, message: `Unknown version: ${ask.version}` });
}

/** Parameters that Graph v26 ended for every version (graph-api 1.3). `pretty` and `debug` are ignored. */
export function checkParameters(ask: Ask): void {
  if (ask.params['ids'] !== undefined && ask.segments.length === 0) {
    throw new GraphError({ status: 500, code: 100, message: '(#100) The ids query parameter is deprecated' });
  }
  if (ask.params['date_format'] !== undefined)
    throw invalid('The date_format parameter is deprecated', 'date_format');
}

/** Which version really answered, and the warning that comes with an upgrade. */
export function versionHeaders(
  ask: Ask,
  faults: readonly Fault[],
  bound: Bound | null,
  config: Config,
): Record<string, string> {
  const asked = major(ask);
  let answered = Math.max(asked, oldestCore);
  const headers: Record<string, string> = {};
  if (bound?.account && asked < oldestAds) {
    if (config.expiredVersion === 'error') {
      throw new GraphError({
        code: 2635,
        message: `(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version: v${newest}.0.`,
      });
    }
    answered = newest;
    headers['x-ad-api-version-warning'] =
      `The call has been auto-upgraded to v${newest}.0 as v${asked}.0 will be deprecated.`;
  }
  if (faults.some((fault) => fault.kind === 'version-warning')) {
    headers['x-ad-api-version-warning'] ??=
      `The call has been auto-upgraded to v${newest + 1}.0 as v${asked}.0 will be deprecated.`;
  }
  const other = faults.find((fault) => fault.kind === 'version')?.version;
  headers['facebook-api-version'] = other ?? `v${Math.min(answered, newest)}.0`;
  return headers;
}
