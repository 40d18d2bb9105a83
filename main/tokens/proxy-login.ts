import type { Reader, Writer } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { openToken, sealToken } from './seal.ts';

// The agency's proxy may ask who comes through. The password is sealed like a token and lies beside the app secret.

const name = 'proxy_login';
const seat = { id: name, slot: 'secret', clientId: null } as const;

export interface ProxyLogin {
  readonly user: string;
  readonly password: string;
}

/** The name, and what changes whenever the password does. Null when the proxy asks nobody. */
export function proxyUser(r: Reader): { readonly user: string; readonly setAt: string } | null {
  const row = r.raw
    .prepare('select hint as user, set_at as setAt from sealed_secret where name = ?')
    .get(name) as { user: string; setAt: string } | undefined;
  return row ?? null;
}

/** In the caller's transaction, which writes the row of the trail; null takes it away. */
export function putProxyLogin(work: OpenWorkspace, w: Writer, login: ProxyLogin | null): void {
  w.raw.prepare('delete from sealed_secret where name = ?').run(name);
  if (login === null) return;
  const plain = Buffer.from(login.password);
  try {
    const sealed = sealToken(work.tokenKey, seat, plain);
    w.raw
      .prepare('insert into sealed_secret values (?, ?, ?, ?, ?)')
      .run(name, sealed, login.user, work.clock.now().toISOString(), work.person.personId);
  } finally {
    plain.fill(0);
  }
}

/** SECURITY: opened when the wire is laid; it leaves in a header to the proxy and nowhere else. */
export function proxyLogin(work: OpenWorkspace): ProxyLogin | null {
  const row = work.ledger.raw
    .prepare('select sealed, hint as user from sealed_secret where name = ?')
    .get(name) as { sealed: Buffer; user: string } | undefined;
  if (!row) return null;
  const plain = openToken(work.tokenKey, seat, row.sealed);
  try {
    return { user: row.user, password: plain.toString('utf8') };
  } finally {
    plain.fill(0);
  }
}
