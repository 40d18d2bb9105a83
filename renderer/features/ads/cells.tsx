import type { AdRow } from '../../../shared/model/ads.ts';
import { Dot } from '../../ui/badge.tsx';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { moneyText } from '../overview/amount.ts';
import { Picture } from '../figures/picture.tsx';
import css from './ads.module.css';

const tones = { ACTIVE: 'good', DISAPPROVED: 'bad', WITH_ISSUES: 'warn', PENDING_REVIEW: 'warn' } as const;

export function NameCell({ row, clientId }: { readonly row: AdRow; readonly clientId: string }) {
  const tone = Object.hasOwn(tones, row.status) ? tones[row.status as keyof typeof tones] : 'neutral';
  return (
    <span className={css.name}>
      {row.creative?.pictureId ? (
        <Picture clientId={clientId} id={row.creative.pictureId} size={28} alt="" />
      ) : (
        <Dot tone={tone} />
      )}
      <span className={css.text} dir="auto" title={row.name}>
        {row.name}
      </span>
    </span>
  );
}

/** Which level holds the money, and how much: a campaign without a budget leaves it to its ad sets. */
export function budgetText(row: AdRow, words: Words, formats: Formats, currency: string): string {
  if (row.budget === null) return row.level === 'campaign' ? words.overview.budgetOfSets : words.ui.noData;
  const money = moneyText(formats, row.budget.minor, currency);
  return row.budget.kind === 'daily' ? words.overview.budgetADay(money) : words.overview.budgetInAll(money);
}

/** Meta's states in words; one that it invents since is shown as Meta writes it. */
export function statusText(row: AdRow, words: Words): string {
  if (row.goneAt !== null) return words.ads.gone;
  return knownOr(row.status, words.ads.states);
}

export function objectiveText(objective: string, words: Words): string {
  return knownOr(objective, words.ads.objectives);
}

export function learningText(learning: string, words: Words): string {
  return knownOr(learning, words.ads.learnings);
}

/** Meta may say what we do not know yet: then its own word. */
function knownOr(word: string, known: Readonly<Record<string, string>>): string {
  return known[word] ?? word;
}
