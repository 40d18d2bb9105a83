import type { ClientScreenName, Screen, WorkspaceScreenName } from './screen-store.ts';
import { clientScreens, workspaceScreens } from './screens.tsx';

export const clientScreenNames = Object.keys(clientScreens) as readonly ClientScreenName[];

/** The screens of a group that this person has, in the order of the rail. */
export function screensOf(
  group: 'workspace' | 'admin',
  isSuperAdmin: boolean,
): readonly WorkspaceScreenName[] {
  return (Object.keys(workspaceScreens) as WorkspaceScreenName[]).filter((name) => {
    const entry = workspaceScreens[name];
    return entry.group === group && (isSuperAdmin || !entry.forSuperAdmins);
  });
}

/** Where a steward:// link leads. A page that this version does not have leads to the client's first one. */
export type Link =
  | { readonly to: 'client'; readonly client: string; readonly page: string }
  | { readonly to: 'approval'; readonly proposal: string }
  | { readonly to: 'report'; readonly report: string };

export function screenOf(link: Link, isSuperAdmin: boolean): Screen | null {
  if (link.to === 'client') {
    const at = clientScreenNames.find((name) => name === link.page) ?? 'overview';
    return { at, clientId: link.client };
  }
  const [wanted, item] = link.to === 'approval' ? ['approvals', link.proposal] : ['reports', link.report];
  const at = screensOf('workspace', isSuperAdmin).find((name) => name === wanted);
  return at ? { at, item } : null;
}
