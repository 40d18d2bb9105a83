// First of all: see there.
import './side-by-side.ts';
import { en, type Words } from './en.ts';
import { currentLanguage, type Language, useLanguage } from './language.ts';
import { pl } from './pl.ts';

const catalogues: Readonly<Record<Language, Words>> = { en, pl };

/** The words of the language on screen; a component that calls it follows a switch without a restart. */
export function useWords(): Words {
  return catalogues[useLanguage()];
}

/** For code outside React that speaks once, such as a toast. */
export function currentWords(): Words {
  return catalogues[currentLanguage()];
}
