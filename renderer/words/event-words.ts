import { auditEvents } from '../../shared/model/audit-events.ts';
import type { Words } from './en.ts';

const byName: ReadonlyMap<string, (typeof auditEvents)[number]> = new Map(
  auditEvents.map((event) => [event, event]),
);

/** What a row of the trail says happened; one of a newer Steward is shown by its own name. */
export function eventWords(words: Words, what: string): string {
  const event = byName.get(what);
  return event === undefined ? what : words.events[event];
}
