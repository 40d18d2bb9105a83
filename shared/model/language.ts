import { z } from '../zod.ts';

export const Language = z.enum(['en', 'pl']);
export type Language = z.infer<typeof Language>;

/** British English for dates and groups: the agencies are European, "1 Nov" and not "Nov 1". */
const locales = { en: 'en-GB', pl: 'pl-PL' } as const satisfies Record<Language, string>;
export type Locale = (typeof locales)[Language];

export function localeOf(language: Language): Locale {
  return locales[language];
}

/** The first language of the system that we speak, English otherwise. */
export function languageOf(preferred: readonly string[]): Language {
  const spoken = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.map((code) => Language.options.find((language) => language === code)).find(Boolean) ?? 'en';
}
