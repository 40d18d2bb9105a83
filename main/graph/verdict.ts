/** What a refusal of Meta's means. The name decides what happens next; the sentence is for the person. */
export type FailureClass =
  | 'auth_dead'
  | 'auth_checkpoint'
  | 'wrong_token_kind'
  | 'config'
  | 'permission'
  | 'gone_or_forbidden'
  | 'client_bug'
  | 'retired_metric'
  | 'field_gone'
  | 'invalid_param'
  | 'transient'
  | 'too_much_data'
  | 'throttle'
  | 'policy_block'
  | 'version_dead'
  | 'range_too_old'
  | 'bad_cursor'
  | 'budget_rule'
  | 'budget_hourly_limit'
  | 'unreadable';

/** How far a refusal reaches: everything with this token, one account, one Page, one object, one of its assets, or only the call itself. */
export type Effect =
  | 'token'
  | 'app'
  | 'app_insights'
  | 'app_writes'
  | 'account'
  | 'page'
  | 'object'
  | 'asset'
  | 'none';

export interface Verdict {
  readonly kind: FailureClass;
  readonly effect: Effect;
  readonly sentence: string;
  /** The same read may be sent again in a moment. Never true of a write. */
  readonly mayRetry: boolean;
  /** For a throttle without a hint of its own: how long to stay away. */
  readonly pauseSeconds: number;
  readonly status: number;
  readonly code: number | null;
  readonly subcode: number | null;
  /** Meta's own words to the person, in the language of the token's user; shown as a quotation, never matched. */
  readonly userMessage: string | null;
  readonly trace: string | null;
}
