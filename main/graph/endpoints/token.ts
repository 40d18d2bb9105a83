import { z } from '../../../shared/zod.ts';
import { idOf, ofNobody } from './endpoint.ts';

/** These ask for nothing but the token that they carry. */
type Nothing = Record<never, never>;

const Debugged = z.object({
  data: z.object({
    is_valid: z.boolean(),
    app_id: z.string().optional(),
    application: z.string().optional(),
    type: z.string().optional(),
    /** 0 is never. */
    expires_at: z.number().optional(),
    data_access_expires_at: z.number().optional(),
    issued_at: z.number().optional(),
    user_id: z.string().optional(),
    scopes: z.array(z.string()).optional(),
    granular_scopes: z
      .array(z.object({ scope: z.string(), target_ids: z.array(z.string()).optional() }))
      .optional(),
    error: z.object({ code: z.number(), message: z.string(), subcode: z.number().optional() }).optional(),
  }),
});

/** SECURITY: a named exception to "no token in a URL": Meta offers no other way. */
export const debugToken = ofNobody({
  name: 'debug_token',
  path: () => 'debug_token',
  query: (ask: { inputToken: string }) => ({ input_token: ask.inputToken }),
  reply: Debugged,
  isSecret: true,
});

export const whoAmI = ofNobody<Nothing, { id: string; name?: string | undefined }>({
  name: 'me',
  path: () => 'me',
  query: () => ({ fields: 'id,name' }),
  reply: z.object({ id: z.string(), name: z.string().optional() }),
});

export const myPermissions = ofNobody<Nothing, { data: { permission: string; status: string }[] }>({
  name: 'me/permissions',
  path: () => 'me/permissions',
  query: () => ({}),
  reply: z.object({ data: z.array(z.object({ permission: z.string(), status: z.string() })) }),
});

interface App {
  readonly appId: string;
  readonly appSecret: string;
}

/** SECURITY: the second named exception: 60 more days for a token that ends. Both tokens are secrets to the caller. */
export const refreshToken = ofNobody({
  name: 'oauth/access_token',
  path: () => 'oauth/access_token',
  query: (ask: App & { oldToken: string }) => ({
    grant_type: 'fb_exchange_token',
    client_id: idOf(ask.appId),
    client_secret: ask.appSecret,
    fb_exchange_token: ask.oldToken,
    set_token_expires_in_60_days: 'true',
  }),
  reply: z.object({ access_token: z.string(), expires_in: z.number().optional() }),
  isSecret: true,
});

/** SECURITY: the third and last named exception. */
export const revokeToken = ofNobody({
  name: 'oauth/revoke',
  path: () => 'oauth/revoke',
  query: (ask: App & { deadToken: string }) => ({
    client_id: idOf(ask.appId),
    client_secret: ask.appSecret,
    revoke_token: ask.deadToken,
  }),
  reply: z.object({ success: z.boolean() }),
  isSecret: true,
});
