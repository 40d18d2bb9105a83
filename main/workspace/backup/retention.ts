export interface Kept {
  readonly id: string;
  readonly madeAt: string;
}

const ofToday = 3;
const inAll = 10;

/** Which of the automatic backups can go: three of the newest day stay, one of each day before, ten in all. */
export function expired(backups: readonly Kept[]): string[] {
  const newestFirst = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  const newestDay = newestFirst[0]?.madeAt.slice(0, 10);
  const perDay = new Map<string, number>();
  const stay = new Set<string>();
  for (const { id, madeAt } of newestFirst) {
    const day = madeAt.slice(0, 10);
    const before = perDay.get(day) ?? 0;
    if (stay.size >= inAll || before >= (day === newestDay ? ofToday : 1)) continue;
    perDay.set(day, before + 1);
    stay.add(id);
  }
  return backups.filter(({ id }) => !stay.has(id)).map(({ id }) => id);
}
