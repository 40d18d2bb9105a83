import type { TokenTrouble } from '../../shared/model/token.ts';
import { verdictOf } from '../graph/classify.ts';
import type { GraphClient } from '../graph/client.ts';
import { debugToken, whoAmI } from '../graph/endpoints/token.ts';
import { troubleOf, troubleSentences } from './rules.ts';

/** What Meta says of a token. */
export interface Examined {
  readonly trouble: TokenTrouble | null;
  readonly sentence: string;
  readonly kind: string | null;
  readonly appId: string | null;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly scopes: readonly string[];
  readonly issuedAt: string | null;
  readonly expiresAt: string | null;
  readonly dataAccessExpiresAt: string | null;
}

/** Asks Meta with the token itself. Rejects when Meta did not answer: that says nothing about the token. */
export async function examine(graph: GraphClient, token: Buffer, signal: AbortSignal): Promise<Examined> {
  try {
    const inputToken = token.toString('utf8');
    const { data } = await graph.read(debugToken, { inputToken }, { token, signal });
    if (!data.is_valid) return dead(troubleOf(data.error?.code ?? null, data.error?.subcode ?? null));
    // Only a person's or a System User's token has somebody behind it.
    const isNobody = data.type === 'APP' || data.type === 'PAGE';
    const me = isNobody ? null : await graph.read(whoAmI, {}, { token, signal });
    return {
      trouble: null,
      sentence: 'Meta says that it works.',
      kind: data.type ?? null,
      appId: data.app_id ?? null,
      userId: data.user_id ?? me?.id ?? null,
      userName: me?.name ?? null,
      scopes: data.scopes ?? [],
      issuedAt: instantOf(data.issued_at),
      expiresAt: instantOf(data.expires_at),
      dataAccessExpiresAt: instantOf(data.data_access_expires_at),
    };
  } catch (error) {
    const verdict = verdictOf(error);
    if (verdict?.kind !== 'auth_dead' && verdict?.kind !== 'auth_checkpoint') throw error;
    return dead(troubleOf(verdict.code, verdict.subcode));
  }
}

function dead(trouble: TokenTrouble): Examined {
  const nothing = { kind: null, appId: null, userId: null, userName: null, scopes: [] };
  const never = { issuedAt: null, expiresAt: null, dataAccessExpiresAt: null };
  return { trouble, sentence: troubleSentences[trouble], ...nothing, ...never };
}

/** Seconds since 1970; Meta's 0 is never. */
function instantOf(seconds: number | undefined): string | null {
  return seconds === undefined || seconds === 0 ? null : new Date(seconds * 1000).toISOString();
}
