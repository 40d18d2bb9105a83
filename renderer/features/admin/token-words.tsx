import type { TokenCard } from '../../../shared/model/token.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';

export function slotText(words: Words, { slot, client }: Pick<TokenCard, 'slot' | 'client'>): string {
  return client === null ? words.tokens.slots[slot] : words.tokens.slotOf(client);
}

export function stateText(words: Words, { state, trouble, parkedAt }: TokenCard): string {
  if (state === 'dead') return words.tokens.troubles[trouble ?? 'invalid'];
  if (parkedAt !== null) return words.tokens.parked;
  return state === 'healthy' ? words.tokens.works : words.tokens.unchecked;
}

export function TokenState({ token }: { readonly token: TokenCard }) {
  const words = useWords();
  const { state, parkedAt } = token;
  const tone = state === 'dead' ? 'bad' : parkedAt !== null || state === 'unchecked' ? 'neutral' : 'good';
  return <Badge tone={tone}>{stateText(words, token)}</Badge>;
}

/** Two weeks before the end it is a warning, three days before it is an alarm. */
export function TokenEnd({ token }: { readonly token: TokenCard }) {
  const words = useWords();
  const { daysLeft } = token;
  if (daysLeft === null || daysLeft > 14) return <>{endText(words, token)}</>;
  return <Badge tone={daysLeft <= 3 ? 'bad' : 'warn'}>{endText(words, token)}</Badge>;
}

export function endText(words: Words, { daysLeft, checkedAt }: TokenCard): string {
  if (daysLeft !== null) return words.tokens.inDays(daysLeft);
  return checkedAt === null ? words.tokens.unchecked : words.tokens.never;
}

export function usedText(words: Words, formats: Formats, { usedAt, usedFor }: TokenCard): string {
  if (usedAt === null) return words.tokens.notUsed;
  return words.tokens.usedFor(formats.dateTime(usedAt), purposeText(words, usedFor));
}

export function purposeText(words: Words, usedFor: TokenCard['usedFor']): string {
  return words.tokens.purposes[usedFor ?? ''] ?? usedFor ?? '';
}

export function lacksText(words: Words, { missing }: Pick<TokenCard, 'missing'>): readonly string[] {
  return missing.map(({ feature, scopes }) =>
    words.tokens.missing(words.tokens.features[feature], scopes.join(', ')),
  );
}
