import type { PolicyRules } from '../../../shared/model/policy.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { clockText } from './finding-text.ts';

/** The rules as sentences: what somebody reads before they save, and who has never seen the fields. */
export function rulesInWords(rules: PolicyRules, words: Words, formats: Formats): string[] {
  const { sentences } = words.policy;
  const percent = (value: number | null) => (value === null ? null : formats.percent(value / 100));
  const { quietHours, kinds } = rules;
  return [
    sentences.raise(percent(rules.raiseNote), percent(rules.raiseLimit)),
    sentences.cut(percent(rules.cutLimit)),
    sentences.day(percent(rules.dayRaiseLimit), percent(rules.dayCutLimit)),
    sentences.often(rules.changesPerHour, rules.changesPerDay, formats.duration(rules.cooldownMinutes * 60)),
    ...(quietHours === null || quietHours.from === quietHours.until
      ? []
      : [sentences.quiet(clockText(quietHours.from), clockText(quietHours.until))]),
    ...kindsInWords(kinds, words),
    ...rules.amounts.flatMap((one) => amountsInWords(one, words, formats)),
    sentences.meta,
  ];
}

function kindsInWords(kinds: PolicyRules['kinds'], words: Words): string[] {
  const [only] = kinds;
  if (only === undefined) return [words.policy.sentences.noKinds];
  if (kinds.length === 2) return [];
  const name = only === 'campaign' ? words.policy.campaigns : words.policy.adSets;
  return [words.policy.sentences.kinds(name.toLowerCase())];
}

function amountsInWords(amounts: PolicyRules['amounts'][number], words: Words, formats: Formats): string[] {
  const { sentences } = words.policy;
  const parts = (['floor', 'object', 'account', 'client', 'month'] as const).flatMap((name) => {
    const minor = amounts[name];
    const { currency } = amounts;
    return minor === null ? [] : [sentences[name](formats.money({ minor, currency }))];
  });
  return parts.length === 0 ? [] : [sentences.amounts(amounts.currency, parts.join(', '))];
}
