/** Days are whole numbers since 1970-01-01, so that adding and comparing them costs nothing. */
export type DayNumber = number;

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export function isoDay(day: DayNumber): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day number of `YYYY-MM-DD`, or null when that is not a date. */
export function parseDay(text: string): DayNumber | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || isoDay(ms / dayMs) !== text ? null : ms / dayMs;
}

/** 0 is Sunday; 1970-01-01 was a Thursday. */
export function weekday(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

// Intl is slow next to everything else here; offsets only change on quarter hours.
const offsets = new Map<string, number>();

/** Milliseconds that the wall clock of a zone is ahead of UTC at an instant. */
export function offsetMs(zone: string, at: number): number {
  const quarter = Math.floor(at / 900_000);
  const key = `${zone}|${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const instant = quarter * 900_000;
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = Number(value);
  const wall = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  );
  const offset = wall - instant;
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

export function dayIn(zone: string, at: number): DayNumber {
  return Math.floor((at + offsetMs(zone, at)) / dayMs);
}

/** The instant at which a local day starts; where a clock change skips midnight, the first instant after it. */
export function startOfDay(zone: string, day: DayNumber): number {
  const wall = day * dayMs;
  const first = wall - offsetMs(zone, wall - offsetMs(zone, wall));
  return dayIn(zone, first) < day ? first + hourMs : first;
}

/** How much of a local day has passed, from 0 to 1. */
export function elapsed(zone: string, day: DayNumber, at: number): number {
  const start = startOfDay(zone, day);
  const end = startOfDay(zone, day + 1);
  return Math.min(1, Math.max(0, (at - start) / (end - start)));
}

/** An instant as Meta prints it: `2026-09-04T07:00:00+0000`. */
export function graphTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}+0000`;
}

/** An instant in a zone as Meta prints it on ads objects: `2026-09-04T09:00:00+0200`. */
export function graphTimeIn(zone: string, at: number): string {
  const offset = offsetMs(zone, at);
  const minutes = Math.abs(Math.round(offset / 60_000));
  const sign = offset < 0 ? '-' : '+';
  const hhmm = `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`;
  return `${new Date(at + offset).toISOString().slice(0, 19)}${sign}${hhmm}`;
}

export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * dayMs);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date.getUTCDate(), last));
  return target.getTime() / dayMs;
}

export function firstOfMonth(day: DayNumber): DayNumber {
  const date = new Date(day * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / dayMs;
}
