import type { Link } from '../../../shared/model/link.ts';
import { targetOf } from './link-target.ts';
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

/** Where a link leads; nowhere when the screen is not this person's. */
export function screenOf(link: Link, isSuperAdmin: boolean): Screen | null {
  const target = targetOf(link);
  if ('clientId' in target) return target;
  return workspaceScreens[target.at].forSuperAdmins && !isSuperAdmin ? null : target;
}
