import { addDays, dayIn } from '../../shared/model/day.ts';
import { revisedDays } from '../../shared/model/insight.ts';
import { monthOf, type Period } from '../../shared/model/period.ts';

/** Short and readable on paper: R-2026-10-BH-3f9a. */
export function codeOf(period: Period, clientName: string, contentHash: string): string {
  const initials = clientName
    .normalize('NFKD')
    .split(/\s+/u)
    .flatMap((word) => /[A-Za-z0-9]/.exec(word)?.[0] ?? [])
    .slice(0, 3)
    .join('')
    .toUpperCase();
  return `R-${period.from.slice(0, 7)}-${initials === '' ? 'X' : initials}-${contentHash.slice(0, 4)}`;
}

export function isWholeMonth({ from, to }: Period): boolean {
  const { from: first, to: last } = monthOf(from);
  return from === first && to === last;
}

/**
 * Whether what Meta adds up itself for a period is to be asked for: never read yet, or read before Meta was done with the
 * period, on a day that is over.
 */
export function isDue(
  asOf: string | null,
  { to }: Period,
  { today, zone }: { readonly today: string; readonly zone: string },
): boolean {
  if (asOf === null) return true;
  const readOn = dayIn(zone, new Date(asOf));
  return readOn < today && readOn < addDays(to, revisedDays);
}
