import type { Proposal } from '../../../shared/model/proposal.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';

type Amounts = Pick<Proposal, 'beforeMinor' | 'afterMinor' | 'currency' | 'field'>;

/** "+18.8 %", and whether it goes up, for those who cannot tell by a colour. */
export function shareText({ beforeMinor, afterMinor }: Amounts, formats: Formats): string {
  return formats.percent((afterMinor - beforeMinor) / beforeMinor, { decimals: 1, signed: true });
}

export function differenceText({ beforeMinor, afterMinor, currency }: Amounts, formats: Formats): string {
  return formats.money({ minor: afterMinor - beforeMinor, currency }, { signed: true });
}

/** "+ $60.00 a day": what the button names. */
export function approvedText(proposal: Amounts, words: Words, formats: Formats): string {
  const difference = differenceText(proposal, formats);
  return proposal.field === 'daily_budget'
    ? words.approvals.aDay(difference)
    : words.approvals.inAll(difference);
}

export function moneyText(minor: number, { currency }: Pick<Amounts, 'currency'>, formats: Formats): string {
  return formats.money({ minor, currency });
}

export function fromTo(proposal: Amounts, formats: Formats): string {
  const { beforeMinor, afterMinor } = proposal;
  return `${moneyText(beforeMinor, proposal, formats)} → ${moneyText(afterMinor, proposal, formats)}`;
}
