import { join } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import { PersonId } from '../../shared/model/ids.ts';
import type { WorkspaceKind, WorkspaceOnDoor } from '../../shared/model/workspace.ts';
import { readKeyFile } from './keys/key-file.ts';

export const kinds = ['real', 'demo'] as const;

export function folderOf(profile: string, kind: WorkspaceKind): string {
  return join(profile, kind === 'demo' ? 'demo-workspace' : 'workspace');
}

/** What can be known of a workspace before anybody signs in; null when there is none. */
export function doorOf(profile: string, kind: WorkspaceKind): WorkspaceOnDoor | null {
  try {
    const found = readKeyFile(folderOf(profile, kind));
    if (!found) return null;
    const people = found.keyFile.people.map(({ personId, name, quick, mustChange }) => ({
      id: PersonId.parse(personId),
      name,
      quick: quick !== null && !mustChange,
    }));
    return { kind, people, warning: found.warning, trouble: null };
  } catch (error) {
    // One workspace that cannot be read must not keep the other one shut.
    if (error instanceof AppError) return { kind, people: [], warning: null, trouble: error.message };
    throw error;
  }
}

export function doorsOf(profile: string): WorkspaceOnDoor[] {
  return kinds.flatMap((kind) => doorOf(profile, kind) ?? []);
}

/** Refuses a backup of another workspace than the one that is here, unless its own super admin says so or nobody can. */
export function assertGivesWay(
  profile: string,
  restored: { readonly kind: WorkspaceKind; readonly workspaceId: string; readonly isSuperAdmin: boolean },
): void {
  const present = workspaceIdAt(profile, restored.kind);
  if (present === null || present === restored.workspaceId || restored.isSuperAdmin) return;
  throw new AppError(
    'not_allowed',
    'This backup is of another workspace. The super admin of this one restores it when signed in.',
  );
}

/** `null` when there is none, or none that can be read. */
function workspaceIdAt(profile: string, kind: WorkspaceKind): string | null {
  try {
    return readKeyFile(folderOf(profile, kind))?.keyFile.workspaceId ?? null;
  } catch {
    return null;
  }
}
