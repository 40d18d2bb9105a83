import { GraphError, invalid } from './errors.ts';
import type { Row } from './request.ts';
import type { State } from './state.ts';
import { deathOf, findToken, refreshed, type Token } from './tokens.ts';
import type { Ask } from './request.ts';

const seconds = (ms: number) => Math.floor(ms / 1000);

/** `GET /debug_token`: 200 also for a token that is dead or unknown. */
export function debugToken(state: State, ask: Ask): Row {
  const now = state.clock.now();
  findToken(state.tokens, ask.tokenText, now);
  const input = ask.params['input_token'];
  if (input === undefined || input === '')
    throw invalid('The parameter input_token is required', 'input_token');
  const token = state.tokens.byText.get(input);
  if (!token) {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  const death = deathOf(token, now);
  const { appId } = state.tokens;
  return {
    data: {
      app_id: appId,
      type: token.kind,
      application: 'Northlight Desk',
      data_access_expires_at: 0,
      ...(death ? { error: { code: 190, message: death.facts.message, subcode: death.facts.subcode } } : {}),
      expires_at: seconds(token.expiresAt),
      is_valid: death === null,
      issued_at: seconds(token.issuedAt),
      ...(token.kind === 'APP' ? {} : { user_id: token.userId }),
      ...(token.page ? { profile_id: token.page.id } : {}),
      scopes: token.kind === 'APP' ? [] : token.scopes,
      granular_scopes: token.kind === 'APP' ? [] : granular(state, token),
    },
  };
}

function granular(state: State, token: Token): Row[] {
  const { clients } = token;
  if (clients === 'all') return token.scopes.map((scope) => ({ scope }));
  const mine = state.world.clients.filter((client) => clients.has(client.index));
  return token.scopes.map((scope) => ({
    scope,
    target_ids: mine.flatMap((client) =>
      scope.startsWith('ads_')
        ? client.accounts.map((account) => account.id)
        : client.pages.map((page) => page.id),
    ),
  }));
}

function sameApp(state: State, ask: Ask): void {
  const { client_id, client_secret } = ask.params;
  if (client_id === state.tokens.appId && client_secret === state.tokens.appSecret) return;
  throw new GraphError({
    code: 101,
    message: 'Error validating application. Cannot get application info due to a system error.',
  });
}

/** `GET /oauth/access_token`: an app token, or 60 more days for a system user's. */
export function accessToken(state: State, ask: Ask): Row {
  sameApp(state, ask);
  const now = state.clock.now();
  if (ask.params['grant_type'] === 'client_credentials') {
    return { access_token: `${state.tokens.appId}|${state.tokens.appSecret}`, token_type: 'bearer' };
  }
  if (ask.params['grant_type'] !== 'fb_exchange_token') throw invalid('Invalid grant_type', 'grant_type');
  const old = findToken(state.tokens, ask.params['fb_exchange_token'] ?? null, now);
  const token = refreshed(state.tokens, old, now);
  return { access_token: token.text, token_type: 'bearer', expires_in: seconds(token.expiresAt - now) };
}

/** `GET /oauth/revoke`: the token named by `revoke_token` is dead from now on, and its Page tokens with it. */
export function revokeToken(state: State, ask: Ask): Row {
  sameApp(state, ask);
  const now = state.clock.now();
  findToken(state.tokens, ask.tokenText, now);
  const token = state.tokens.byText.get(ask.params['revoke_token'] ?? '');
  if (!token) throw invalid('The parameter revoke_token is invalid', 'revoke_token');
  token.state = 'revoked';
  return { success: true };
}
