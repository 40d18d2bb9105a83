import { AppError } from '../../../shared/failure.ts';
import { z } from '../../../shared/zod.ts';
import { type Reads, rowsOf } from './rows.ts';

/** Whose the answer is. `object` is a campaign, ad set, ad or report run: its account is looked up first. */
export type Owner<Ask> =
  | { readonly by: 'nobody' }
  | { readonly by: 'account' | 'page' | 'object'; readonly id: (ask: Ask) => string };

/**
 * One request that can exist. There is no way to send another: the client takes an endpoint, never a path, and what an
 * endpoint sends is built from typed parts here. So `method`, `batch`, `ids`, `execution_options`, a foreign token and
 * their kin have no place to stand (graph-api 5.7).
 */
export interface Endpoint<Ask, Reply> {
  readonly name: string;
  /** POST starts a report run, which changes nothing; budgets go through the door for writes. */
  readonly method: 'GET' | 'POST';
  readonly path: (ask: Ask) => string;
  readonly query: (ask: Ask) => Record<string, string>;
  readonly reply: Reads<Reply>;
  readonly owner: Owner<Ask>;
  /** Page insights and posts want the Page's own token, which the client fetches itself. */
  readonly token: 'given' | 'page';
  /** Counts against the insights budgets too. */
  readonly isInsights: boolean;
  /** The ids of accounts or Pages that a reply names; each must be the owner's. */
  readonly names: (reply: Reply) => Iterable<string | undefined>;
  /** Ids below the owner that a reply makes known. */
  readonly teaches: ((reply: Reply) => Iterable<string>) | null;
  /** SECURITY: the URL holds a secret, because Meta offers no other way. Not even its path is kept in the trace. */
  readonly isSecret: boolean;
}

type Draft<Ask, Reply> = Pick<Endpoint<Ask, Reply>, 'name' | 'path' | 'query' | 'reply'> &
  Partial<Endpoint<Ask, Reply>>;

/** What belongs to no client: the token itself, and lists of what it reaches. */
export function ofNobody<Ask, Reply>(draft: Draft<Ask, Reply>): Endpoint<Ask, Reply> {
  return described({ ...defaults, owner: { by: 'nobody' }, ...draft });
}

/** What belongs to one client. An answer that names no owner at all cannot be checked, so `names` has no default. */
export function ofClient<Ask, Reply>(
  draft: Draft<Ask, Reply> & Pick<Endpoint<Ask, Reply>, 'owner' | 'names'>,
): Endpoint<Ask, Reply> {
  return described({ ...defaults, ...draft });
}

export type AnyEndpoint = Endpoint<never, unknown>;

const all: AnyEndpoint[] = [];

/** Whatever is made here is known here: the isolation drill forgets none. */
function described<Ask, Reply>(endpoint: Endpoint<Ask, Reply>): Endpoint<Ask, Reply> {
  all.push(endpoint as unknown as AnyEndpoint);
  return endpoint;
}

export function everyEndpoint(): readonly AnyEndpoint[] {
  return all;
}

const defaults = {
  method: 'GET',
  token: 'given',
  isInsights: false,
  names: () => [],
  teaches: null,
  isSecret: false,
} as const;

/** SECURITY: an id goes into a path, so nothing but digits may come of it. */
export function idOf(text: string): string {
  if (/^\d{1,30}$/.test(text)) return text;
  throw new AppError('invalid_request', 'That is not an id of Meta’s.');
}

export function postIdOf(text: string): string {
  if (/^\d{1,30}_\d{1,30}$/.test(text)) return text;
  throw new AppError('invalid_request', 'That is not the id of a post.');
}

export interface ListAsk {
  readonly after: string | null;
  readonly limit?: number;
}

export function listQuery(ask: ListAsk, limit = 100): Record<string, string> {
  const size = { limit: String(ask.limit ?? limit) };
  return ask.after === null ? size : { ...size, after: ask.after };
}

export interface Listed<Row> {
  readonly data: Row[];
  readonly paging?: { readonly cursors?: { readonly after?: string }; readonly next?: string } | undefined;
}

/** SECURITY: `next` holds the token, so only that it is there is kept; the next page is asked for by its cursor. */
const paging = z
  .object({
    cursors: z.object({ after: z.string().optional() }).optional(),
    next: z
      .string()
      .transform(() => 'more')
      .optional(),
  })
  .optional();

export function listOf<Row>(row: z.ZodType<Row>): Reads<Listed<Row>> {
  const read = rowsOf(row);
  return {
    safeParse: (value) => {
      const list = outer.safeParse(value);
      if (!list.success) return list;
      const { data, paging } = list.data;
      for (let at = 0; at < data.length; at += 1) {
        const one = read(data[at]);
        if (one === undefined) return { success: false };
        data[at] = one;
      }
      return { success: true, data: { data: data as Row[], paging } as Listed<Row> };
    },
  };
}

const outer = z.object({ data: z.custom<unknown[]>(Array.isArray), paging });

/** For rows that carry the number of their account. */
export function accountsNamed(reply: Listed<{ account_id: string }>): string[] {
  return reply.data.map((row) => row.account_id);
}

export function idsNamed(reply: Listed<{ id: string }>): string[] {
  return reply.data.map((row) => row.id);
}
