import type { FailureCode } from '../failure.ts';
import type { Language } from '../model/language.ts';
import { clients } from './clients.ts';
import { meta } from './meta.ts';
import { money } from './money.ts';
import { shortOf } from './short.ts';
import { workspace } from './workspace.ts';

/**
 * Polish by the English of main, `{}` standing for what is filled in there and `{1}`, `{2}` for where it goes here. Main
 * writes every sentence once, in English: it stands in the ledger and the log too. Who reads it chooses the language.
 */
export type Catalogue = Readonly<Record<string, string>>;

export const polish: Catalogue = { ...workspace, ...clients, ...meta, ...money };

/** For a sentence that has no words of its own: what kind of failure it is. Typed, so that no code is forgotten. */
export const polishByCode: Readonly<Record<FailureCode, string>> = {
  invalid_request: 'Czegoś w tym brakuje albo coś jest nie tak.',
  not_found: 'Tego nie ma.',
  not_allowed: 'Nie masz do tego prawa.',
  signed_out: 'Nikt nie jest zalogowany.',
  locked: 'Steward jest zablokowany.',
  wrong_passphrase: 'To hasło nie pasuje.',
  too_many_attempts: 'Zbyt wiele prób. Poczekaj chwilę.',
  conflict: 'W międzyczasie coś się zmieniło. Sprawdź ponownie.',
  cancelled: 'Anulowano.',
  offline: 'Nie można połączyć się z Metą.',
  token_missing: 'Brakuje tokena dostępu.',
  token_dead: 'Token dostępu nie działa.',
  graph_limited: 'Meta prosi o przerwę.',
  graph_refused: 'Meta odmówiła.',
  graph_failed: 'Meta nie odpowiedziała tak, jak powinna.',
  storage_full: 'Dysk jest pełny.',
  storage_damaged: 'Plik jest uszkodzony. Przywróć kopię zapasową.',
  storage_newer: 'Te dane zapisał nowszy Steward.',
  storage_refused: 'Nie można tu pisać ani czytać.',
  keychain_unavailable: 'Pęk kluczy jest niedostępny. Użyj hasła.',
  workspace_busy: 'Obszar roboczy jest zajęty.',
  policy_denied: 'Zasady na to nie pozwalają.',
  outcome_unknown: 'Wynik zmiany nie jest znany. Steward go sprawdzi.',
  unsupported: 'Tego Steward nie obsługuje.',
  internal: 'Coś poszło nie tak wewnątrz Stewarda. Szczegóły są w dzienniku zdarzeń.',
};

interface Pattern {
  readonly fits: RegExp;
  readonly words: string;
}

let patterns: readonly Pattern[] | undefined;

/** Those with most words of their own first: `{} Choose another one.` fits more than it means. Made when first needed. */
function patternsOf(): readonly Pattern[] {
  return (patterns ??= Object.entries(polish)
    .filter(([english]) => english.includes('{}'))
    .toSorted(([one], [other]) => other.length - one.length)
    .map(([english, words]) => ({ fits: patternOf(english), words })));
}

function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('(.*?)')}$`, 's');
}

const wholeOf = (key: string) => (Object.hasOwn(polish, key) ? polish[key] : undefined);

/** The sentence in that language; null when there are no words for it. */
export function saidIn(language: Language, sentence: string): string | null {
  if (language === 'en') return sentence;
  const whole = wholeOf(sentence) ?? wholeOf(shortOf(sentence));
  if (whole !== undefined && !sentence.includes('{}')) return whole;
  for (const { fits, words } of patternsOf()) {
    const found = fits.exec(sentence);
    if (found)
      return words.replace(/\{(\d)\}/g, (_, at: string) => {
        const part = found[Number(at)] ?? '';
        return saidIn(language, part) ?? part;
      });
  }
  return aboutSomething(language, sentence);
}

/** "Belmonte Hotel: …": whose it is stays as it is. */
function aboutSomething(language: Language, sentence: string): string | null {
  const at = sentence.indexOf(': ');
  if (at < 1) return null;
  const rest = saidIn(language, sentence.slice(at + 2));
  return rest === null ? null : `${sentence.slice(0, at)}: ${rest}`;
}

/** A failure in words: its own, else those of its kind with the original behind it. */
export function failureIn(
  language: Language,
  { code, message }: { code: FailureCode; message: string },
): string {
  return saidIn(language, message) ?? `${polishByCode[code]} (${message})`;
}
