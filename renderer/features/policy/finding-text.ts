import type { Finding } from '../../../shared/model/policy.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';

/** Whose limit is the least and not the most. */
const leasts: ReadonlySet<Finding['rule']> = new Set(['floor', 'cooldown']);

/** One rule's finding in words: the rule, its value and its limit. */
export function useFindingText(currency: string): (finding: Finding) => string {
  const words = useWords();
  const formats = useFormats();
  return (finding) => findingText(finding, currency, words, formats);
}

export function findingText(finding: Finding, currency: string, words: Words, formats: Formats): string {
  const { rule, limit, value, until, outcome } = finding;
  const name = words.policy.rules[rule];
  const said = valueText(value, finding, currency, formats);
  const most = valueText(limit, finding, currency, formats);
  const ofLimit = leasts.has(rule) ? words.policy.atLeast : words.policy.ofLimit;
  const unknown = outcome === 'deny' && limit !== null ? words.policy.notKnown(name) : name;
  const body = said === null ? unknown : most === null ? `${name} ${said}` : ofLimit(name, said, most);
  return until === null || outcome !== 'deny'
    ? body
    : `${body} · ${words.policy.until(formats.dateTime(until))}`;
}

function valueText(
  value: number | null,
  { unit }: Finding,
  currency: string,
  formats: Formats,
): string | null {
  if (value === null) return null;
  switch (unit) {
    case 'percent':
      return formats.percent(value / 100, { decimals: Number.isInteger(value) ? 0 : 1 });
    case 'minor':
      return formats.money({ minor: value, currency });
    case 'minutes':
      return formats.duration(value * 60);
    case 'minute_of_day':
      return clockText(value);
    case 'count':
      return formats.number(value);
    case 'none':
      return null;
  }
}

/** Minutes after midnight as a clock shows them. */
export function clockText(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
