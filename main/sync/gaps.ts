import { type FailureCode, failureOf } from '../../shared/failure.ts';
import type { GapWhy } from '../../shared/model/sync.ts';
import { verdictOf } from '../graph/classify.ts';

/** How far a failure reaches within a run. */
export type Reach = 'step' | 'asset' | 'run';

export interface Trouble {
  readonly why: GapWhy;
  readonly sentence: string;
  readonly code: string;
  readonly reach: Reach;
  /** Minutes that Meta asked to stay away. */
  readonly minutes: number | null;
}

/** No network, a locked workspace, a full disk: nothing else would come either. */
const endsAll: ReadonlySet<FailureCode> = new Set([
  'offline',
  'locked',
  'cancelled',
  'internal',
  'storage_full',
  'storage_damaged',
]);
const endsAllAtMeta: ReadonlySet<string> = new Set(['config', 'version_dead']);
const forbidden: ReadonlySet<string> = new Set(['permission', 'wrong_token_kind']);

/** A dead token, a throttle of the app and no network concern every asset: asking on would only make it worse. */
export function troubleOf(error: unknown, kind: string): Trouble {
  const { code, message, details } = failureOf(error);
  const said = { sentence: message, code, minutes: minutesIn(details['regainMinutes']) };
  const met = verdictOf(error)?.kind ?? '';
  if (code === 'token_dead' || code === 'token_missing') return { ...said, why: 'token', reach: 'run' };
  if (endsAll.has(code) || endsAllAtMeta.has(met)) return { ...said, why: 'failed', reach: 'run' };
  if (code === 'graph_limited') {
    const reach = isOfApp(details['effect'], details['lane']) ? 'run' : 'asset';
    return { ...said, why: 'throttled', reach };
  }
  const reach = isDoor(kind) ? 'asset' : 'step';
  if (forbidden.has(met)) return { ...said, why: 'not_permitted', reach };
  if (met === 'gone_or_forbidden' || code === 'not_found') return { ...said, why: 'gone', reach };
  return { ...said, why: 'failed', reach: 'step' };
}

/** The first thing that is asked of an asset: whoever may not read that may read nothing of it. */
function isDoor(kind: string): boolean {
  return kind === 'account' || kind === 'page';
}

function isOfApp(effect: unknown, lane: unknown): boolean {
  if (typeof lane === 'string') return lane === 'app';
  return effect === 'app';
}

function minutesIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** What is not there by nature leaves a run whole: too few likes, a permission that is not needed for the rest. */
export function isSoft(why: GapWhy, kind: string): boolean {
  return why === 'too_few_likes' || why === 'retired' || (why === 'not_permitted' && kind === 'comments');
}
