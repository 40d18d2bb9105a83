import { dayMs } from '../../../shared/model/durations.ts';

export interface Standing {
  readonly since: string;
  readonly role: string;
  readonly confirmed: { readonly at: string; readonly role: string } | null;
}

/**
 * Until when an access holds without another look. It was looked at when it was given; a confirmation counts for the role
 * that was confirmed, so a new role is due from the day on which it was given.
 */
export function dueAt({ since, role, confirmed }: Standing, everyDays: number): Date {
  const counts = confirmed !== null && confirmed.role === role && confirmed.at >= since;
  return new Date(new Date(counts ? confirmed.at : since).getTime() + everyDays * dayMs);
}

/** Nobody vouches for themselves, unless there is nobody else who could. */
export function mayConfirm(asker: string, subject: string, superAdmins: readonly string[]): boolean {
  return asker !== subject || superAdmins.every((id) => id === asker);
}
