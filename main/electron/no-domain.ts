import { AppError } from '../../shared/failure.ts';
import type { Domain } from '../ports.ts';

/** Stands where main/compose.ts will: refuses every call, so that nothing looks as if it worked. */
export function noDomain(): Domain {
  const failure = new AppError('unsupported', 'This build of Steward is a window only.').toFailure();
  const answer = JSON.stringify({ ok: false, failure });
  return { served: () => Promise.resolve(answer), stop: () => Promise.resolve() };
}
