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

/** The same value, the same text: keys in order, so that a hash does not depend on who wrote it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
  return `{${entries.join(',')}}`;
}

export function isWholeMonth({ from, to }: Period): boolean {
  const { from: first, to: last } = monthOf(from);
  return from === first && to === last;
}
