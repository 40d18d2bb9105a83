import { unreachable } from '../../../shared/failure.ts';
import type { Link } from '../../../shared/model/link.ts';
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

/** A page that this version does not have leads to the client's first one; a screen that is not this person's, nowhere. */
export function screenOf(link: Link, isSuperAdmin: boolean): Screen | null {
  if (link.to === 'client') {
    const at = clientScreenNames.find((name) => name === link.page) ?? 'overview';
    return { at, clientId: link.client };
  }
  const { name, item } = workspaceTarget(link);
  const mine = [...screensOf('workspace', isSuperAdmin), ...screensOf('admin', isSuperAdmin)];
  const at = mine.find((one) => one === name);
  return at ? { at, item } : null;
}

function workspaceTarget(link: Exclude<Link, { to: 'client' }>): { name: string; item?: string } {
  switch (link.to) {
    case 'approval':
      return { name: 'approvals', item: link.proposal };
    case 'alert':
      return { name: 'alerts', item: link.alert };
    case 'report':
      return { name: 'reports', item: link.report };
    case 'workspace':
      return { name: link.page === 'clients' ? 'all-clients' : link.page };
    default:
      return unreachable(link);
  }
}
