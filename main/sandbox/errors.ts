export interface ErrorFacts {
  readonly status?: number;
  readonly code: number;
  readonly subcode?: number;
  readonly message: string;
  readonly type?: string;
  readonly transient?: boolean;
  readonly userTitle?: string;
  readonly userMessage?: string;
  /** The parameter that Meta blames, as `error_data.blame_field_specs` names it. */
  readonly blame?: string;
}

/** What the Graph refuses with. Not an AppError: this is Meta's side of the wire. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly facts: ErrorFacts;

  constructor(facts: ErrorFacts) {
    super(facts.message);
    this.facts = facts;
  }
}

export function envelope(facts: ErrorFacts, trace: string): Record<string, unknown> {
  return {
    error: {
      message: facts.message,
      type: facts.type ?? 'OAuthException',
      code: facts.code,
      ...(facts.subcode === undefined ? {} : { error_subcode: facts.subcode }),
      ...(facts.transient === undefined ? {} : { is_transient: facts.transient }),
      ...(facts.userTitle === undefined ? {} : { error_user_title: facts.userTitle }),
      ...(facts.userMessage === undefined ? {} : { error_user_msg: facts.userMessage }),
      ...(facts.blame === undefined ? {} : { error_data: { blame_field_specs: [[facts.blame]] } }),
      fbtrace_id: trace,
    },
  };
}

/** The status that Meta most often sends with a code, where a refusal does not say its own. */
export function statusOf(facts: ErrorFacts): number {
  if (facts.status !== undefined) return facts.status;
  if (facts.code === 190 || facts.code === 102) return 401;
  if (facts.code === 10 || (facts.code >= 200 && facts.code < 300)) return 403;
  if (facts.code === 1 || facts.code === 2) return 500;
  return 400;
}

export const invalid = (message: string, blame?: string): GraphError =>
  new GraphError({ code: 100, message: `(#100) ${message}`, ...(blame === undefined ? {} : { blame }) });

/** The same words for an object that does not exist and for one that this token may not see. */
export const gone = (id: string, method = 'get'): GraphError =>
  new GraphError({
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });

export const unknownPath = (path: string): GraphError =>
  new GraphError({ code: 2500, message: `Unknown path components: /${path}` });

export const noField = (name: string, type: string): GraphError =>
  invalid(`Tried accessing nonexisting field (${name}) on node type (${type})`);

export const needsPageToken = (): GraphError =>
  new GraphError({
    status: 400,
    code: 190,
    message: '(#190) This method must be called with a Page Access Token',
  });

export const noPermission = (message: string, code = 200): GraphError =>
  new GraphError({ code, message: `(#${code}) ${message}` });

export const noAdsScope = (): GraphError =>
  noPermission('Ad account owner has NOT grant ads_management or ads_read permission');
