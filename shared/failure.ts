import { z } from './zod.ts';

/** Every way a call can fail that a person can act on. Screens switch on the code, never on the words. */
export const FailureCode = z.enum([
  'invalid_request',
  'not_found',
  'not_allowed',
  'signed_out',
  'locked',
  'wrong_passphrase',
  'too_many_attempts',
  'conflict',
  'cancelled',
  'offline',
  'token_missing',
  'token_dead',
  'graph_limited',
  'graph_refused',
  'graph_failed',
  'storage_full',
  'storage_damaged',
  'storage_newer',
  'storage_refused',
  'keychain_unavailable',
  'workspace_busy',
  'policy_denied',
  'outcome_unknown',
  'unsupported',
  'internal',
]);
export type FailureCode = z.infer<typeof FailureCode>;

export const Failure = z.object({
  code: FailureCode,
  /** One sentence in plain words: what happened and what to do next. */
  message: z.string(),
  details: z.record(z.string(), z.json()).default({}),
});
export type Failure = z.infer<typeof Failure>;
type Details = Failure['details'];

/** A failure that a person can act on. Everything else that is thrown is a bug and crosses the wire as `internal`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: FailureCode;
  readonly details: Details;

  constructor(code: FailureCode, message: string, details: Details = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }

  toFailure(): Failure {
    return { code: this.code, message: this.message, details: this.details };
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return error.toFailure();
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'cancelled', message: 'Cancelled.', details: {} };
  }
  return {
    code: 'internal',
    message: 'Something went wrong inside Steward. The log has the details.',
    details: {},
  };
}

/** Ends an exhaustive switch: compiles only when every case is handled. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
