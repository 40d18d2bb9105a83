import { ClientId } from '../../shared/model/ids.ts';
import type { Link } from '../../shared/model/link.ts';
import { ClientPage, WorkspacePage } from '../../shared/model/link.ts';

export const linkScheme = 'steward';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

// SECURITY: a link comes from any web page or mail. It only ever names a thing and a screen, is matched whole and as it
// stands (no decoding, no query, no case folding), and leads to a screen that checks the person's rights itself.
const client = new RegExp(`^${linkScheme}://client/(${uuid})(?:/([a-z]+))?$`);
const approval = new RegExp(`^${linkScheme}://approvals/(${uuid})$`);
const alert = new RegExp(`^${linkScheme}://alerts/(${uuid})$`);
const workspace = new RegExp(`^${linkScheme}://workspace/([a-z-]+)$`);
const report = new RegExp(`^${linkScheme}://client/(${uuid})/reports/(${uuid})$`);

/** Where a link leads; `null` for everything that is not exactly one of ours. */
export function parseLink(text: string): Link | null {
  const toClient = client.exec(text);
  if (toClient) {
    const page = ClientPage.options.find((name) => name === (toClient[2] ?? 'overview'));
    return page ? { to: 'client', client: ClientId.parse(toClient[1]), page } : null;
  }
  const proposal = approval.exec(text)?.[1];
  if (proposal) return { to: 'approval', proposal };
  const raised = alert.exec(text)?.[1];
  if (raised) return { to: 'alert', alert: raised };
  const named = workspace.exec(text)?.[1];
  const screen = WorkspacePage.options.find((name) => name === named);
  if (screen) return { to: 'workspace', page: screen };
  const [, owner, made] = report.exec(text) ?? [];
  return made === undefined ? null : { to: 'report', client: ClientId.parse(owner), report: made };
}

/** The link of a command line (Windows and Linux hand it over as an argument); the first that starts like one. */
export function linkOfArguments(argv: readonly string[]): string | null {
  return argv.slice(1).find((argument) => argument.toLowerCase().startsWith(`${linkScheme}:`)) ?? null;
}
