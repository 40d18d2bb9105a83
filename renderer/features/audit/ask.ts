import { addDays } from '../../../shared/model/day.ts';
import type { Period } from '../../../shared/model/period.ts';

/** What of a trail is looked for. */
export interface Filter {
  readonly noun: string;
  readonly text: string;
  /** Somebody's id, or one of the two words. */
  readonly who: string;
  readonly days: Period | null;
}

export const anybody = 'anybody';
/** What nobody did: the app by itself. */
export const itself = 'itself';
export const everything: Filter = { noun: 'all', text: '', who: anybody, days: null };

export interface Ask {
  readonly what?: string;
  readonly text?: string;
  readonly actorId?: string | null;
  readonly from?: string;
  readonly until?: string;
  readonly before?: number;
  readonly limit: number;
}

export function askOf({ noun, text, who, days }: Filter, limit: number, before?: number): Ask {
  return {
    limit,
    ...(noun === 'all' ? {} : { what: noun }),
    ...(text === '' ? {} : { text }),
    ...(who === anybody ? {} : { actorId: who === itself ? null : who }),
    ...(days ? { from: startOf(days.from), until: startOf(addDays(days.to, 1)) } : {}),
    ...(before === undefined ? {} : { before }),
  };
}

/** The rows are read in this computer's zone, so its days are meant. */
const startOf = (day: string) => new Date(`${day}T00:00`).toISOString();
