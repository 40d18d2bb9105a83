import { create } from 'zustand';

export const languages = ['en', 'pl'] as const;
export type Language = (typeof languages)[number];

/** British English for dates and groups: the agencies are European, "1 Nov" and not "Nov 1". */
const locales = { en: 'en-GB', pl: 'pl-PL' } as const satisfies Record<Language, string>;
export type Locale = (typeof locales)[Language];

/** Each language by its own name, so that a person who cannot read the current one still finds theirs. */
export const languageNames = { en: 'English', pl: 'Polski' } as const satisfies Record<Language, string>;

export function localeOf(language: Language): Locale {
  return locales[language];
}

/** The first language of the system that we speak, English otherwise. */
export function languageOf(preferred: readonly string[]): Language {
  const spoken = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.map((code) => languages.find((language) => language === code)).find(Boolean) ?? 'en';
}

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
