// Lengths of time in milliseconds. A day here has 24 hours; days of a calendar are counted in day.ts and day-parts.ts.

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export function daysBefore(at: Date, days: number): string {
  return new Date(at.getTime() - days * dayMs).toISOString();
}
