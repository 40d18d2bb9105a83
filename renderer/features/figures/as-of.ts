import type { Coverage } from '../../../shared/model/figures.ts';
import { addDays } from '../../../shared/model/day.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';

/** "Data to 19 Nov, still settling from 18 Nov, read 20 Nov 10:00": as of when a screen speaks. */
export function useAsOf(coverage: Coverage, today: string): string {
  const { figures } = useWords();
  const formats = useFormats();
  if (coverage.asOf === null || coverage.read === 0) return figures.nothingRead;
  const yesterday = addDays(today, -1);
  const last = coverage.period.to < yesterday ? coverage.period.to : yesterday;
  const parts = [
    figures.dataTo(formats.day(last, 'short')),
    ...(coverage.settlingFrom === null
      ? []
      : [figures.settlingFrom(formats.day(coverage.settlingFrom, 'short'))]),
    figures.readAt(formats.dateTime(coverage.asOf)),
  ];
  return parts.join(', ');
}
