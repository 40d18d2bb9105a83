import { AppError } from '../../shared/failure.ts';
import { z } from '../../shared/zod.ts';

const Envelope = z.object({
  error: z.object({
    message: z.string().default(''),
    code: z.number(),
    error_subcode: z.number().optional(),
    fbtrace_id: z.string().optional(),
  }),
});

/** Meta's answer as a failure that a person can act on. The code decides before the HTTP status; the type never does. */
export function graphFailure(status: number, body: string): AppError {
  const parsed = Envelope.safeParse(jsonOf(body));
  if (!parsed.success) {
    return new AppError('graph_failed', 'Meta answered with something unreadable. Try again in a moment.', {
      status,
    });
  }
  const { code, error_subcode: subcode = null, message, fbtrace_id: trace = null } = parsed.data.error;
  const details = { code, subcode, trace };
  const isThrottle =
    [4, 17, 32, 341, 613].includes(code) ||
    (code >= 80_000 && code < 80_100) ||
    subcode === 4_841_013 ||
    subcode === 4_841_018;
  if (isThrottle) {
    return new AppError('graph_limited', 'Meta asks for a pause. Steward tries again later.', details);
  }
  if ((code === 190 || code === 210) && /page access token/i.test(message)) {
    return new AppError('graph_refused', 'Meta wants a Page token for this.', details);
  }
  if (code === 190 || code === 102) {
    return new AppError(
      'token_dead',
      'The access token does not work any more. Add a new one under Admin.',
      details,
    );
  }
  if (code === 100 && subcode === 33) {
    return new AppError(
      'graph_refused',
      'The token cannot reach this, or it does not exist any more.',
      details,
    );
  }
  if (code === 10 || code === 3 || (code >= 200 && code < 300)) {
    return new AppError('graph_refused', 'The token has no permission for this.', details);
  }
  if (code === 1 || code === 2 || code < 0) {
    return new AppError('graph_failed', 'Meta had trouble answering. Try again in a moment.', details);
  }
  return new AppError('graph_refused', 'Meta refused this request.', details);
}

export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
