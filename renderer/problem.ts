import { AppError } from '../shared/failure.ts';
import { failureIn, saidIn } from '../shared/said/said.ts';
import { currentLanguage } from './words/language.ts';

/** The sentence of a failure, in the language on screen. What did not come from main is a bug of ours. */
export function sentenceOf(error: unknown): string {
  return error instanceof AppError ? failureIn(currentLanguage(), error) : String(error);
}

/** A sentence that main kept, in the language on screen where there are words for it. */
export function inWords(sentence: string): string {
  return saidIn(currentLanguage(), sentence) ?? sentence;
}
