import { decimalsOf } from '../../../../shared/model/money.ts';
import { sentenceOf } from '../../../problem.ts';
import type { Words } from '../../../words/en.ts';
import { type Formats, useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { findingText } from '../../policy/finding-text.ts';
import type { Row, Standing } from './rows.ts';
import type { Trouble } from './trouble.ts';
import type { Judged } from './weigh.ts';

/** Why a row is not proposed, or what to mind when it is; null when there is nothing to say. */
export function useWhyText({ weighed, outcome }: Row, standing: Standing): string | null {
  const words = useWords();
  const formats = useFormats();
  if (outcome?.is === 'failed') return sentenceOf(outcome.error);
  if (standing === 'twice') return words.budgetFile.twice;
  if (weighed?.is === 'trouble') return troubleText(weighed.trouble, words, formats);
  if (weighed?.is === 'failed') return sentenceOf(weighed.error);
  return weighed?.is === 'judged' ? verdictText(weighed.judged, words, formats) : null;
}

function verdictText({ judgement }: Judged, words: Words, formats: Formats): string | null {
  const { policy, meta, object } = judgement;
  const worst = policy.allowed ? 'warn' : 'deny';
  const said = policy.findings
    .filter(({ outcome }) => outcome === worst)
    .map((one) => findingText(one, object.currency, words, formats));
  const all = meta.accepted ? said : [...said, meta.message ?? words.approvals.metaRefuses];
  return all.length === 0 ? null : all.join(' · ');
}

function troubleText(trouble: Trouble, words: Words, formats: Formats): string {
  const { code } = trouble;
  if (code === 'object_elsewhere') return words.budgetFile.trouble[code](trouble.value);
  if (code === 'not_writable') return words.budgets.notWritable[trouble.why];
  if (code === 'amount') return amountText(trouble, words);
  if (code === 'waits') {
    const { open, currency } = trouble;
    return words.budgets.waitsAlready(open.proposer, formats.money({ minor: open.afterMinor, currency }));
  }
  if (code === 'object_ambiguous') {
    const among = trouble.among.map(
      ({ objectKind, objectId }) => `${words.approvals[objectKind]} ${objectId}`,
    );
    return words.budgetFile.trouble[code](among.join(', '));
  }
  return words.budgetFile.trouble[code];
}

function amountText({ problem, currency }: Extract<Trouble, { code: 'amount' }>, words: Words): string {
  if (problem === 'other_currency') return words.budgetFile.trouble.other_currency(currency);
  if (problem === 'too_precise') return words.money.problem.too_precise(currency, decimalsOf(currency));
  if (problem === 'unknown_currency') return words.money.problem.unknown_currency(currency);
  return words.money.problem[problem];
}
