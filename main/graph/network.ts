import { X509Certificate } from 'node:crypto';
import { AppError, failureOf } from '../../shared/failure.ts';
import { type Authority, type Network, Network as NetworkModel } from '../../shared/model/network.ts';
import { z } from '../../shared/zod.ts';
import { record } from '../audit/use-cases.ts';
import type { Reader } from '../db/access.ts';
import { write } from '../db/access.ts';
import { type ProxyLogin, proxyLogin, proxyUser, putProxyLogin } from '../tokens/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { jsonOf } from './json.ts';
import { networkText, putNetwork } from './store.ts';

/** As it is kept: the certificate itself, which is public. */
const Kept = z.object({ proxy: z.string().nullable(), authority: z.string().nullable() });

/** The way to Meta. Wires are laid anew when any of it changes. */
export interface KeptNetwork extends z.infer<typeof Kept> {
  /** Changes whenever the login at the proxy does, and says nothing of it. */
  readonly loginMark: string | null;
}

const plain: z.infer<typeof Kept> = { proxy: null, authority: null };

export function keptNetwork(r: Reader): KeptNetwork {
  const text = networkText(r);
  const parsed = Kept.safeParse(text === null ? plain : jsonOf(text));
  const kept = parsed.success ? parsed.data : plain;
  const login = kept.proxy === null ? null : proxyUser(r);
  return { ...kept, loginMark: login && `${login.user} ${login.setAt}` };
}

export function networkOf({ ledger }: OpenWorkspace): Network {
  const { proxy, authority } = keptNetwork(ledger);
  const user = proxy === null ? null : (proxyUser(ledger)?.user ?? null);
  return NetworkModel.parse({
    proxy,
    proxyUser: user,
    authority: authority === null ? null : authorityOf(authority),
  });
}

function authorityOf(pem: string): Authority {
  const { subject, fingerprint256, validFromDate, validToDate } = new X509Certificate(pem);
  return {
    subject: subject.replaceAll('\n', ', '),
    fingerprint: fingerprint256,
    validFrom: validFromDate.toISOString(),
    validUntil: validToDate.toISOString(),
  };
}

/** SECURITY: only an authority that may sign, and that is valid now, is worth trusting; it adds to the public ones. */
function assertAuthority(pem: string, now: Date): void {
  const certificate = certificateOf(pem);
  if (!certificate.ca)
    throw new AppError(
      'conflict',
      'This is the certificate of a server, not of an authority. Ask for the authority’s.',
    );
  if (certificate.validToDate < now || certificate.validFromDate > now)
    throw new AppError('conflict', 'This certificate is not valid now. Ask for the one that is in use.');
}

function certificateOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new AppError('invalid_request', 'This is not a certificate in PEM.');
  }
}

export interface NetworkAsk {
  readonly proxy: string | null;
  readonly login: ProxyLogin | 'keep' | null;
  readonly authority: string | null;
}

/** Sends one harmless question to Meta that way; rejects when no answer comes. */
export type Probe = (network: Tried, signal: AbortSignal) => Promise<void>;

export interface Tried extends z.infer<typeof Kept> {
  readonly login: ProxyLogin | null;
}

export async function setNetwork(
  work: OpenWorkspace,
  ask: NetworkAsk,
  probe: Probe,
  signal: AbortSignal,
): Promise<Network> {
  const before = keptNetwork(work.ledger);
  const proxy = ask.proxy === null ? null : new URL(ask.proxy).origin;
  const authority = ask.authority === 'keep' ? before.authority : ask.authority;
  const now = work.clock.now();
  if (authority !== null) assertAuthority(authority, now);
  const login = proxy === null ? null : ask.login === 'keep' ? proxyLogin(work) : ask.login;
  await assertReaches({ proxy, authority, login }, probe, signal);
  const userBefore = before.proxy === null ? null : (proxyUser(work.ledger)?.user ?? null);
  write(work.ledger, (w) => {
    putNetwork(w, JSON.stringify({ proxy, authority }));
    if (ask.login !== 'keep' || login === null) putProxyLogin(work, w, login);
    const after = said({ proxy, authority }, login?.user ?? null);
    const detail = { before: said(before, userBefore), after };
    const row = { chain: 'workspace', actor: work.actor, what: 'network.changed', subject: work.name };
    record(w, { ...row, detail }, now, work.ids);
  });
  return networkOf(work);
}

function said({ proxy, authority }: z.infer<typeof Kept>, user: string | null) {
  const fingerprint = authority === null ? null : authorityOf(authority).fingerprint;
  return { proxy, ...(user === null ? {} : { user }), authority: fingerprint };
}

async function assertReaches(network: Tried, probe: Probe, signal: AbortSignal): Promise<void> {
  try {
    await probe(network, signal);
  } catch (error) {
    const { code, message, details } = failureOf(error);
    if (code !== 'offline') throw error;
    const why = typeof details['why'] === 'string' ? details['why'] : '';
    throw new AppError(code, /CERT|ISSUER|SIGN|VERIFY|TLS|ALTNAME/.test(why) ? untrusted : message, { why });
  }
}

const untrusted =
  'Something between here and Meta shows a certificate that nobody vouches for. If it is the agency’s own, add its authority.';
