import { endForRestore } from '../../budgets/use-cases.ts';
import type { Writer } from '../../db/access.ts';
import type { Ids } from '../../ports.ts';
import { removeAllTokens } from '../../tokens/use-cases.ts';
import { keepInstallation, workspaceRow } from '../store.ts';

/** A backup that takes the place of the workspace, at the moment when it does. */
export interface RestoreMoment {
  readonly at: Date;
  readonly ids: Ids;
  /** The super admin of the backup who restores it: the actor of every row that follows from it. */
  readonly actor: { readonly id: string; readonly name: string };
  readonly madeAt: string;
  readonly withTokens: boolean;
}

type Facts = Record<string, string | number | boolean | null | Record<string, string | null>>;

/**
 * One thing that a restore changes in the restored ledger. It runs in the one transaction of the restore, writes its own
 * rows on the chains of the clients whom it concerns, and answers with what the workspace's row says of it.
 */
export type Consequence = (w: Writer, moment: RestoreMoment) => Facts;

/**
 * Everything that a restore does to what was under way, in order. A noun that has something under way (proposals,
 * approvals, changes in flight) adds a function of its `use-cases.ts` here: what is open is void, what was being sent is
 * unknown, because since the backup was made the world went on without this ledger.
 */
export const consequences: readonly Consequence[] = [endForRestore, anotherInstallation, tokensLeftBehind];

/** Approvals and hand-overs name the installation that they were made for: those of before do not fit this one. */
function anotherInstallation(w: Writer, { ids }: RestoreMoment): Facts {
  const before = workspaceRow(w)?.installationId ?? null;
  const after = ids.next();
  keepInstallation(w, after);
  return { installation: { before, after } };
}

function tokensLeftBehind(w: Writer, { withTokens }: RestoreMoment): Facts {
  if (!withTokens) removeAllTokens(w);
  return { withTokens };
}
