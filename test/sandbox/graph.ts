import { onTestFinished } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../main/sandbox/sandbox.ts';

const noon = '2026-11-20T12:00:00Z';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // The Graph's replies are what is under test: each assertion names the shape that it expects.
  // oxlint-disable-next-line typescript/no-explicit-any -- a schema here would test itself
  readonly body: any;
}

export interface Graph {
  readonly sandbox: Sandbox;
  readonly origin: string;
  token(name: string): string;
  get(path: string, token?: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, fields: Record<string, string>, token?: string): Promise<Reply>;
  control(method: string, path: string, body?: unknown): Promise<Reply>;
}

async function read(reply: Response): Promise<Reply> {
  const text = await reply.text();
  const isJson = text.startsWith('{') || text.startsWith('[');
  return { status: reply.status, headers: reply.headers, body: isJson ? JSON.parse(text) : text };
}

/** A sandbox behind a real socket, closed when the test ends. Tokens may be given by name or as they are. */
export async function openGraph(options: SandboxOptions = {}): Promise<Graph> {
  const sandbox = createSandbox({ now: noon, ...options });
  const door = await sandbox.listen();
  onTestFinished(() => door.close());
  const { tokens } = sandbox.describe();
  const token = (name: string) => tokens[name] ?? name;
  const url = (path: string) =>
    /^https?:/.test(path) ? path : `${door.origin}/${/^v\d/.test(path) ? '' : 'v26.0/'}${path}`;
  return {
    sandbox,
    origin: door.origin,
    token,
    get: async (path, name = 'shared', headers = {}) =>
      read(await fetch(url(path), { headers: { authorization: `Bearer ${token(name)}`, ...headers } })),
    post: async (path, fields, name = 'shared') =>
      read(
        await fetch(url(path), {
          method: 'POST',
          headers: { authorization: `Bearer ${token(name)}` },
          body: new URLSearchParams(fields),
        }),
      ),
    control: async (method, path, body) =>
      read(
        await fetch(`${door.origin}/__sandbox/${path}`, {
          method,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
  };
}

/** A client by its short name, with its first account and Page. */
export function clientOf(graph: Graph, slug: string) {
  const client = graph.sandbox.describe().clients.find((one) => one.slug === slug);
  const [account] = client?.accounts ?? [];
  const [page] = client?.pages ?? [];
  if (!client || !account || !page) throw new Error(`There is no client ${slug}.`);
  return { client, account: account.id, accountId: account.accountId, page: page.id };
}

export async function pageTokenOf(graph: Graph, page: string, name = 'shared'): Promise<string> {
  const { body } = await graph.get(`${page}?fields=access_token`, name);
  return String(body.access_token);
}

/** What a refusal says, without the words that people read. */
export function refusal(reply: Reply) {
  const { code, error_subcode } = reply.body.error;
  return error_subcode === undefined
    ? { status: reply.status, code }
    : { status: reply.status, code, subcode: error_subcode };
}

/** A campaign or an ad set that holds a daily budget. */
export async function budgetOwner(graph: Graph, account: string, edge: 'campaigns' | 'adsets') {
  const { body } = await graph.get(
    `${account}/${edge}?fields=id,name,daily_budget,lifetime_budget&effective_status=["ACTIVE"]&limit=100`,
  );
  const found = body.data.find((one: { daily_budget?: string }) => Number(one.daily_budget ?? 0) > 0);
  if (!found) throw new Error(`No active daily budget among the ${edge} of ${account}.`);
  return { id: String(found.id), daily: Number(found.daily_budget) };
}
