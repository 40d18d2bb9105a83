import { GraphError } from './errors.ts';
import { digits, hex, letters } from './hash.ts';
import type { AdAccount, Client, Page, World } from './world.ts';
import { dayMs } from './zones.ts';

export interface Token {
  readonly name: string;
  readonly text: string;
  readonly kind: 'SYSTEM_USER' | 'PAGE' | 'APP';
  readonly userId: string;
  readonly userName: string;
  readonly scopes: readonly string[];
  state: 'valid' | 'checkpoint' | 'revoked';
  readonly issuedAt: number;
  /** 0 is never. */
  readonly expiresAt: number;
  /** Indexes of the clients whose assets are assigned to it. */
  readonly clients: 'all' | ReadonlySet<number>;
  readonly tasks: readonly string[];
  readonly page: Page | null;
  /** The token that a Page token was derived from; the Page token dies with it. */
  readonly parent: Token | null;
}

const readScopes = [
  'ads_read',
  'business_management',
  'pages_show_list',
  'pages_read_engagement',
  'read_insights',
];
const fullScopes = ['ads_management', ...readScopes, 'pages_read_user_content'];
const manageTasks = ['MANAGE', 'ADVERTISE', 'ANALYZE'];

export interface TokenBook {
  readonly appId: string;
  readonly appSecret: string;
  /** By the text that is sent. */
  readonly byText: Map<string, Token>;
  /** The ones made at the start, by name. */
  readonly named: Map<string, Token>;
  readonly seed: number;
}

export function buildTokens(world: World): TokenBook {
  const { seed, madeAt } = world;
  const appId = `7${digits('app', seed, 14)}`;
  const appSecret = hex('secret', seed, 32);
  const book: TokenBook = { appId, appSecret, byText: new Map(), named: new Map(), seed };
  const reader = `6155${digits('reader', seed, 10)}`;
  const base = {
    kind: 'SYSTEM_USER' as const,
    userId: `6155${digits('system user', seed, 10)}`,
    userName: 'Northlight Insights System User',
    scopes: fullScopes,
    state: 'valid' as const,
    issuedAt: madeAt - 40 * dayMs,
    expiresAt: 0,
    clients: 'all' as const,
    tasks: manageTasks,
  };
  const make = (name: string, change: Partial<Token> = {}) => keep(book, world, { ...base, ...change }, name);
  make('shared');
  make('shared60d', { issuedAt: madeAt - 12 * dayMs, expiresAt: madeAt + 48 * dayMs });
  make('backup', { userId: reader, userName: 'Northlight Backup System User' });
  make('readOnly', { userId: reader, userName: 'Northlight Reader', scopes: readScopes, tasks: ['ANALYZE'] });
  make('noInsights', { scopes: fullScopes.filter((scope) => scope !== 'read_insights') });
  make('expired', { issuedAt: madeAt - 90 * dayMs, expiresAt: madeAt - 30 * dayMs });
  make('checkpoint', { state: 'checkpoint' });
  make('revoked', { state: 'revoked' });
  for (const client of world.clients) {
    if (client.index >= 12) break;
    make(`client${client.index + 1}`, {
      userId: `6156${digits(`system user ${client.index}`, seed, 10)}`,
      userName: `${client.name} System User`,
      clients: new Set([client.index]),
      ...(client.ownToken === 'expired'
        ? { issuedAt: madeAt - 66 * dayMs, expiresAt: madeAt - 6 * dayMs }
        : {}),
    });
  }
  const text = `${appId}|${appSecret}`;
  const app = {
    ...base,
    name: 'app',
    text,
    kind: 'APP' as const,
    userId: '',
    userName: '',
    page: null,
    parent: null,
  };
  book.byText.set(text, app);
  book.named.set('app', app);
  return book;
}

type Draft = Omit<Token, 'name' | 'text' | 'page' | 'parent'>;

function keep(book: TokenBook, world: World, draft: Draft, name: string): Token {
  const text = `EAAS${letters(`token/${name}`, world.seed, 180)}`;
  const token: Token = { ...draft, name, text, page: null, parent: null };
  book.byText.set(text, token);
  book.named.set(name, token);
  return token;
}

/** The same system user with 60 more days; the old token lives on until its own end, as at Meta. */
export function refreshed(book: TokenBook, old: Token, now: number): Token {
  const name = `${old.name}+`;
  const text = `EAAS${letters(`token/${name}/${now}`, book.seed, 180)}`;
  const token: Token = { ...old, name, text, issuedAt: now, expiresAt: now + 60 * dayMs };
  book.byText.set(text, token);
  return token;
}

/** Derived at the moment somebody asks; the same parent and Page give the same token. */
export function pageToken(book: TokenBook, parent: Token, page: Page, now: number): Token {
  const source = parent.parent ?? parent;
  const text = `EAAP${letters(`page token/${source.text}/${page.id}`, book.seed, 170)}`;
  const known = book.byText.get(text);
  if (known) return known;
  const token: Token = {
    ...source,
    name: `page:${page.id}:${source.name}`,
    text,
    kind: 'PAGE',
    issuedAt: now,
    expiresAt: 0,
    page,
    parent: source,
  };
  book.byText.set(text, token);
  return token;
}

export function deathOf(token: Token, now: number): GraphError | null {
  const source = token.parent ?? token;
  if (source.expiresAt !== 0 && source.expiresAt <= now) {
    const date = new Date(source.expiresAt).toUTCString();
    return dead(
      463,
      `Error validating access token: Session has expired on ${date}. The current time is ${new Date(now).toUTCString()}.`,
    );
  }
  if (source.state === 'checkpoint') {
    return dead(
      459,
      'Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
    );
  }
  if (source.state === 'revoked') {
    return dead(
      460,
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    );
  }
  return null;
}

function dead(subcode: number, message: string): GraphError {
  return new GraphError({ status: 401, code: 190, subcode, message });
}

export function findToken(book: TokenBook, text: string | null, now: number): Token {
  if (text === null || text === '') {
    throw new GraphError({
      status: 400,
      code: 104,
      message: 'An access token is required to request this resource.',
    });
  }
  const token = book.byText.get(text);
  if (!token) {
    const malformed = !/^(EAA|\d+\|)/.test(text);
    throw malformed
      ? new GraphError({
          status: 401,
          code: 190,
          message: 'Invalid OAuth access token - Cannot parse access token',
        })
      : dead(
          467,
          'Error validating access token: The access token is invalid or belongs to a session that has ended.',
        );
  }
  const death = deathOf(token, now);
  if (death) throw death;
  return token;
}

export function reaches(token: Token, client: Client): boolean {
  return token.kind !== 'APP' && (token.clients === 'all' || token.clients.has(client.index));
}

/** A Page token reads ads of nobody. */
export function seesAccount(token: Token, account: AdAccount, withdrawn: ReadonlySet<string>): boolean {
  return token.kind === 'SYSTEM_USER' && reaches(token, account.client) && !withdrawn.has(account.id);
}

export function hasRole(token: Token, page: Page, withdrawn: ReadonlySet<string>): boolean {
  if (withdrawn.has(page.id) || page.withoutRole) return false;
  return token.page ? token.page.id === page.id : reaches(token, page.client);
}
