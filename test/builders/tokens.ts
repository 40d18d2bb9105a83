import type { TestDesk } from './desk.ts';
import type { Served } from './sandbox.ts';

/** The text of one of the sandbox's tokens, by its name there. */
export function textOf({ sandbox }: Served, name: string): string {
  return sandbox.describe().tokens[name] ?? '';
}

/** As an administrator of the client's business does it at Meta: the token is dead from now on. */
export async function revoke(served: Served, name: string): Promise<void> {
  const { appId, appSecret } = served.sandbox.describe();
  const query = new URLSearchParams({
    client_id: appId,
    client_secret: appSecret,
    revoke_token: textOf(served, name),
    access_token: `${appId}|${appSecret}`,
  });
  await fetch(`${served.origin}/v26.0/oauth/revoke?${query.toString()}`);
}

/** The names of the tokens that the calls since then carried, in their order, each once. */
export function tokensUsed({ sandbox }: Served, since: number): (string | null)[] {
  return [
    ...new Set(
      sandbox
        .requests()
        .slice(since)
        .map(({ token }) => token),
    ),
  ];
}

/** The kinds of news that came, in their order. */
/** Alerts look at every sync as well; they have tests of their own. */
export async function newsKinds(desk: TestDesk): Promise<string[]> {
  const { notices } = await desk.api.notices.list({});
  return notices
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'alert_raised')
    .toReversed();
}
