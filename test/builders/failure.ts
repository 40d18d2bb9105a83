import type { Failure } from '../../shared/failure.ts';
import { AppError } from '../../shared/failure.ts';

/** The failure that a call ends with; a call that succeeds, or breaks otherwise, fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!('error' in outcome)) throw new Error(`Expected a failure, got ${JSON.stringify(outcome.value)}`);
  if (outcome.error instanceof AppError) return outcome.error.toFailure();
  throw outcome.error;
}
