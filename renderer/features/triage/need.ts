import { alertSentence } from '../../../shared/model/alert-words.ts';
import { paceFacts, type TriageRow, urgencyOf } from '../../../shared/model/triage.ts';
import { formatDay } from '../../../shared/model/format.ts';
import type { Words } from '../../words/en.ts';
import { type Language, localeOf } from '../../words/language.ts';

/** Why a client stands where it stands, in words. */
export function needText(row: TriageRow, words: Words, language: Language): string {
  const { need } = urgencyOf(row);
  if (need.say === 'change_unknown') return words.triage.unknownChanges(need.count);
  if (need.say === 'proposals') return words.triage.proposalsWait(need.count);
  if (need.say === 'token_ends') return words.triage.tokenEnds(formatDay(need.day, localeOf(language)));
  if (need.say !== 'alert') return words.triage.said[need.say];
  // The rules look when a sync ends; the figures beside this are those of now.
  const isNow = need.alert.rule === `pace_${row.pace.verdict}`;
  const facts = isNow ? paceFacts(row.pace, row.currency) : need.alert.facts;
  const sentence = alertSentence(need.alert.rule, facts, language);
  // Where the month lands stands in a column of its own, beside it.
  const brief = need.alert.rule === 'pace_under' ? (sentence.split(', ')[0] ?? sentence) : sentence;
  return need.more === 0 ? brief : `${brief} · ${words.triage.more(need.more)}`;
}
