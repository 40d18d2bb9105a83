import { AppError } from '../../shared/failure.ts';
import type { MetaApp } from '../../shared/model/token-app.ts';
import { record } from '../audit/use-cases.ts';
import type { Reader, Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import { verdictOf } from '../graph/classify.ts';
import type { GraphClient } from '../graph/client.ts';
import { debugToken, refreshToken } from '../graph/endpoints/token.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { examine } from './examine.ts';
import { healthOf, noteCheck } from './health.ts';
import { kept } from './keep.ts';
import { fingerprintOf, openToken, previewOf, sealToken } from './seal.ts';
import { changeToken, type TokenRow, tokenRow, tokenRows } from './store.ts';
import { noToken, withOpened } from './vault.ts';

const name = 'app_secret';
/** What it is bound to: it opens nowhere else. */
const seatOf = (secret: string) => ({ id: secret, slot: 'secret', clientId: null });

interface SecretRow {
  readonly name: string;
  readonly sealed: Buffer;
  readonly hint: string;
  readonly set_at: string;
}

function secretRows(r: Reader): SecretRow[] {
  return r.raw.prepare('select name, sealed, hint, set_at from sealed_secret').all() as SecretRow[];
}

function find(r: Reader): SecretRow | undefined {
  return secretRows(r).find((row) => row.name === name);
}

/** The app's id is a matter of record at Meta; its secret shows only as a fingerprint. */
export function metaApp({ ledger }: OpenWorkspace): MetaApp {
  const row = find(ledger);
  if (!row) return { appId: tokenAppId(ledger), fingerprint: null, setAt: null };
  const [appId = '', fingerprint = ''] = row.hint.split(' ');
  return { appId, fingerprint, setAt: row.set_at };
}

function tokenAppId(r: Reader): string | null {
  return tokenRows(r).find((row) => row.appId !== null)?.appId ?? null;
}

/** SECURITY: opened for one call and wiped by whoever signs with it; null when none is set. */
export function appSecretOf(work: OpenWorkspace): Buffer | null {
  if (!work.ledger.raw.open) return null;
  const row = find(work.ledger);
  return row ? openToken(work.tokenKey, seatOf(name), row.sealed) : null;
}

/** Asks Meta whether the secret is the app's before it is kept: a wrong one would stop every call. */
export async function setAppSecret(
  work: OpenWorkspace,
  graph: GraphClient,
  { appId, secret }: { readonly appId: string; readonly secret: string },
  signal: AbortSignal,
): Promise<MetaApp> {
  await assertOfApp(work, graph, { appId, secret }, signal);
  const plain = Buffer.from(secret);
  const now = work.clock.now();
  try {
    const sealed = sealToken(work.tokenKey, seatOf(name), plain);
    const fingerprint = fingerprintOf(secret);
    write(work.ledger, (w) => {
      const before = find(w)?.hint.split(' ')[1] ?? null;
      w.raw
        .prepare('insert or replace into sealed_secret values (?, ?, ?, ?, ?)')
        .run(name, sealed, `${appId} ${fingerprint}`, now.toISOString(), work.person.personId);
      const detail = { app: appId, fingerprint, before };
      const row = { chain: 'workspace', actor: work.actor, what: 'app_secret.set', subject: appId };
      record(w, { ...row, detail }, now, work.ids);
    });
    return metaApp(work);
  } finally {
    plain.fill(0);
  }
}

async function assertOfApp(
  work: OpenWorkspace,
  graph: GraphClient,
  { appId, secret }: { readonly appId: string; readonly secret: string },
  signal: AbortSignal,
): Promise<void> {
  const row = tokenRows(work.ledger).find((one) => one.state === 'healthy');
  if (!row) throw noToken();
  const appToken = Buffer.from(`${appId}|${secret}`);
  const proofBy = Buffer.from(secret);
  try {
    const { data } = await withOpened(work, row, 'check', (token) =>
      graph.read(debugToken, { inputToken: token.toString('utf8') }, { token: appToken, signal, proofBy }),
    );
    if (data.app_id !== undefined && data.app_id !== appId) {
      throw new AppError(
        'conflict',
        `The tokens in the vault belong to another app (${data.app_id}). Use that app’s secret.`,
      );
    }
  } catch (error) {
    const kind = verdictOf(error)?.kind;
    if (kind !== 'auth_dead' && kind !== 'config') throw error;
    throw new AppError(
      'graph_refused',
      'Meta says that this is not the secret of this app. Copy it once more.',
    );
  } finally {
    appToken.fill(0);
    proofBy.fill(0);
  }
}

export function removeAppSecret(work: OpenWorkspace): void {
  write(work.ledger, (w) => {
    const before = find(w);
    if (!before) return;
    w.raw.prepare('delete from sealed_secret where name = ?').run(name);
    const [subject = '', fingerprint = ''] = before.hint.split(' ');
    const row = { chain: 'workspace', actor: work.actor, what: 'app_secret.removed', subject };
    record(w, { ...row, detail: { fingerprint } }, work.clock.now(), work.ids);
  });
}

/** Sixty more days for a token that ends. The old one is gone from here, and lives on at Meta until its own end. */
export async function refresh(
  work: OpenWorkspace,
  graph: GraphClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const row = tokenRow(work.ledger, id);
  if (!row) throw noToken();
  const { appId } = metaApp(work);
  const secret = appSecretOf(work);
  if (secret === null || appId === null)
    throw new AppError('conflict', 'Set the app secret first: Meta refreshes a token only for its app.');
  try {
    const app = { appId, appSecret: secret.toString('utf8') };
    const fresh = await withOpened(work, row, 'refresh', async (token) => {
      const ask = { ...app, oldToken: token.toString('utf8') };
      return (await graph.read(refreshToken, ask, { token, signal })).access_token;
    });
    await keepRefreshed(work, graph, row, fresh, signal);
  } finally {
    secret.fill(0);
  }
}

async function keepRefreshed(
  work: OpenWorkspace,
  graph: GraphClient,
  row: TokenRow,
  fresh: string,
  signal: AbortSignal,
): Promise<void> {
  const token = Buffer.from(fresh);
  try {
    const found = await examine(graph, token, signal);
    if (found.trouble !== null) throw new AppError('token_dead', found.sentence, { trouble: found.trouble });
    const now = work.clock.now();
    const at = now.toISOString();
    const by = work.person.personId;
    write(work.ledger, (w) => {
      const before = kept(w, row.id);
      const sealed = sealToken(work.tokenKey, before, token);
      const names = { preview: previewOf(fresh), fingerprint: fingerprintOf(fresh) };
      changeToken(w, row.id, { ...healthOf(found, at), ...names, sealed });
      noteCheck(w, row.id, found, { how: 'refreshed', at, by });
      const detail = { before: before.fingerprint, fingerprint: names.fingerprint, expires: found.expiresAt };
      const what = 'token.refreshed';
      record(
        w,
        { chain: 'workspace', actor: work.actor, what, subject: names.preview, detail },
        now,
        work.ids,
      );
    });
  } finally {
    token.fill(0);
  }
}

/** Under another key, when the workspace key changes. */
export function resealSecrets(w: Writer, keys: { readonly old: Buffer; readonly next: Buffer }): void {
  const keep = w.raw.prepare('update sealed_secret set sealed = ? where name = ?');
  for (const row of secretRows(w)) {
    const plain = openedOrNull(keys.old, row);
    if (!plain) continue;
    try {
      keep.run(sealToken(keys.next, seatOf(row.name), plain), row.name);
    } finally {
      plain.fill(0);
    }
  }
}

/** One that does not open stays as it is: it never did. */
function openedOrNull(key: Buffer, row: SecretRow): Buffer | null {
  try {
    return openToken(key, seatOf(row.name), row.sealed);
  } catch {
    return null;
  }
}

export function removeSecrets(w: Writer): void {
  w.raw.prepare('delete from sealed_secret').run();
}
