import { AppError, type FailureCode } from '../../shared/failure.ts';
import { z } from '../../shared/zod.ts';
import { type Row, sentences, table } from './classes.ts';
import { jsonOf } from './json.ts';
import type { Effect, FailureClass, Verdict } from './verdict.ts';

const Envelope = z.object({
  error: z.object({
    message: z.string().catch(''),
    code: z.number(),
    error_subcode: z.number().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    error_user_msg: z.string().optional().catch(undefined),
    fbtrace_id: z.string().optional().catch(undefined),
  }),
});

/** Whose token and object a call was about: some effects depend on it. */
export interface About {
  readonly withPageToken: boolean;
}

const aboutNothing: About = { withPageToken: false };

/** Meta's answer, classified: code and subcode, then words, then `is_transient`, then the HTTP status. */
export function classify(status: number, body: string, about: About = aboutNothing): Verdict {
  const parsed = Envelope.safeParse(jsonOf(body));
  if (!parsed.success) return byStatus(status);
  const { code, error_subcode: subcode = null, message, is_transient: isTransient } = parsed.data.error;
  const facts = {
    status,
    code,
    subcode,
    userMessage: parsed.data.error.error_user_msg ?? null,
    trace: parsed.data.error.fbtrace_id ?? null,
  };
  const row = table.find((one) => fits(one, code, subcode, message));
  // A 100 that says of itself that it will pass is believed; no other row gives way to that flag.
  const passes = isTransient === true && (!row || (row.kind === 'invalid_param' && code === 100));
  if (row && !passes) return verdict(row.kind, effectOf(row, about), facts, row.pauseSeconds);
  const kind = passes || status >= 500 ? 'transient' : 'invalid_param';
  return verdict(kind, 'none', facts);
}

/** Another token's death is not the shared one's: a Page token is fetched anew. */
function effectOf(row: Row, { withPageToken }: About): Effect {
  return row.effect === 'token' && withPageToken ? 'page' : row.effect;
}

/** Nothing of Meta's envelope came: a gateway's page, half a reply, or silence. */
function byStatus(status: number): Verdict {
  const facts = { status, code: null, subcode: null, userMessage: null, trace: null };
  if (status === 429) return verdict('throttle', 'app', facts, 300);
  if (status >= 500 || status === 408) return verdict('transient', 'none', facts);
  return verdict('unreadable', 'none', facts);
}

type Facts = Pick<Verdict, 'status' | 'code' | 'subcode' | 'userMessage' | 'trace'>;

function verdict(kind: FailureClass, effect: Effect, facts: Facts, pauseSeconds = 0): Verdict {
  const sentence =
    kind === 'budget_rule' && facts.userMessage !== null
      ? `Meta does not allow this budget: “${facts.userMessage}”`
      : sentences[kind];
  return {
    kind,
    effect,
    sentence,
    mayRetry: kind === 'transient' || kind === 'unreadable',
    pauseSeconds,
    ...facts,
  };
}

function fits(row: Row, code: number, subcode: number | null, message: string): boolean {
  return (
    within(row.code, code) &&
    within(row.subcode, subcode) &&
    (row.words === undefined || row.words.test(message))
  );
}

function within(wanted: number | readonly [number, number] | undefined, given: number | null): boolean {
  if (wanted === undefined) return true;
  if (given === null) return false;
  return typeof wanted === 'number' ? wanted === given : given >= wanted[0] && given <= wanted[1];
}

const codes: Partial<Record<FailureClass, FailureCode>> = {
  auth_dead: 'token_dead',
  auth_checkpoint: 'token_dead',
  throttle: 'graph_limited',
  budget_hourly_limit: 'graph_limited',
  transient: 'graph_failed',
  unreadable: 'graph_failed',
  bad_cursor: 'graph_failed',
  too_much_data: 'graph_failed',
};

/** A refusal on its way to a person. Code inside main reads the verdict, screens read the code. */
export class GraphRefusal extends AppError {
  readonly verdict: Verdict;

  constructor(verdict: Verdict, regainMinutes: number | null = null) {
    // A dead Page token is mended by fetching another; only the shared one's death asks for a person.
    const isDeadPage = verdict.kind === 'auth_dead' && verdict.effect === 'page';
    const code = isDeadPage ? 'graph_refused' : (codes[verdict.kind] ?? 'graph_refused');
    const wait = regainMinutes === null ? '' : ` It may go on in about ${minutes(regainMinutes)}.`;
    super(code, `${isDeadPage ? sentences.wrong_token_kind : verdict.sentence}${wait}`, {
      kind: verdict.kind,
      effect: verdict.effect,
      status: verdict.status,
      code: verdict.code,
      subcode: verdict.subcode,
      trace: verdict.trace,
      ...(regainMinutes === null ? {} : { regainMinutes }),
    });
    this.verdict = verdict;
  }
}

function minutes(count: number): string {
  return count === 1 ? 'a minute' : `${count} minutes`;
}

export function verdictOf(error: unknown): Verdict | null {
  return error instanceof GraphRefusal ? error.verdict : null;
}
