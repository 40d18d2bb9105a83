/** Ten at most: the newest three of the newest day, and the newest of each day before. */
const mostOfToday = 3;
const most = 10;

/** The moments of backups that may go, given all of them. */
export function superfluous(instants: readonly string[]): string[] {
  const newestFirst = instants.toSorted((a, b) => b.localeCompare(a));
  const today = newestFirst[0]?.slice(0, 10);
  const seen = new Map<string, number>();
  const kept = newestFirst.filter((instant) => {
    const day = instant.slice(0, 10);
    const count = (seen.get(day) ?? 0) + 1;
    seen.set(day, count);
    return count <= (day === today ? mostOfToday : 1);
  });
  const staying = new Set(kept.slice(0, most));
  return newestFirst.filter((instant) => !staying.has(instant));
}

export function isDue(instants: readonly string[], now: Date): boolean {
  const day = now.toISOString().slice(0, 10);
  return !instants.some((instant) => instant.slice(0, 10) === day);
}
