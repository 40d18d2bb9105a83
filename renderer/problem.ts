import { AppError } from '../shared/failure.ts';

/** The sentence of a failure. Main words every failure for people; what did not come from main is a bug of ours. */
export function sentenceOf(error: unknown): string {
  return error instanceof AppError ? error.message : String(error);
}
