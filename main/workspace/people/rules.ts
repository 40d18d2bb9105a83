import { hourMs } from '../../../shared/model/durations.ts';

/** How long a passphrase must have been somebody's own before they may approve for whoever could have known it. */
const coolOffHours = 24;

export interface OriginFacts {
  readonly how: 'founder' | 'made' | 'reset' | 'recovered';
  readonly byPerson: string | null;
  readonly ownSince: string | null;
  readonly retiredAt: string | null;
}

export type CoolOff =
  | { readonly ok: true }
  /** `from` is null while the passphrase is a one-time one, or there is none. */
  | { readonly ok: false; readonly from: string | null };

/**
 * Whoever made or reset an account could have known its passphrase, and whoever used the recovery code may be anybody:
 * such an approval counts only a day after the person chose a passphrase of their own. `origins` are all that the
 * approver ever had. A clock that went back makes the wait longer, never shorter.
 */
export function coolOff(origins: readonly OriginFacts[], proposer: string, now: Date): CoolOff {
  const current = origins.find(({ retiredAt }) => retiredAt === null);
  if (!current) return { ok: false, from: null };
  const touched = current.how === 'recovered' || origins.some(({ byPerson }) => byPerson === proposer);
  if (!touched) return { ok: true };
  if (current.ownSince === null) return { ok: false, from: null };
  const from = new Date(new Date(current.ownSince).getTime() + coolOffHours * hourMs);
  return now.getTime() >= from.getTime() ? { ok: true } : { ok: false, from: from.toISOString() };
}
