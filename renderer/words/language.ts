import { create } from 'zustand';
import { Language } from '../../shared/model/language.ts';

export { type Language, type Locale, languageOf, localeOf } from '../../shared/model/language.ts';
export const languages = Language.options;

/** Each language by its own name, so that a person who cannot read the current one still finds theirs. */
export const languageNames = { en: 'English', pl: 'Polski' } as const satisfies Record<Language, string>;

interface LanguageState {
  readonly language: Language;
}

const useLanguageStore = create<LanguageState>()(() => ({ language: 'en' }));

export function useLanguage(): Language {
  return useLanguageStore((state) => state.language);
}

export function currentLanguage(): Language {
  return useLanguageStore.getState().language;
}

/** Every mounted word changes at once; `lang` on the page follows, for screen readers and hyphenation. */
export function setLanguage(language: Language): void {
  useLanguageStore.setState({ language });
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}
