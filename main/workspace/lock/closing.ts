import { openAuditKey } from '../../audit/keys.ts';
import type { AuditKey } from '../../audit/keys.ts';
import { signHead as signOne, signHeads } from '../../audit/heads.ts';
import { record } from '../../audit/use-cases.ts';
import { write } from '../../db/access.ts';
import { withBallast } from '../keys/ballast.ts';
import type { KeyRing } from '../keys/derive.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import { auditSealOf, workspaceRow } from '../store.ts';
import type { KeptHeads } from './kept-heads.ts';

interface Signing {
  readonly work: OpenWorkspace;
  readonly ring: KeyRing;
}
interface Closing extends Signing {
  readonly folder: string;
}

/** The last rows before a lock: that it locks, and where every chain stands, signed. */
export function signOff({ folder, work, ring }: Closing, detail: LockDetail, kept: KeptHeads): void {
  const { ledger, clock, ids, actor } = work;
  withBallast(folder, ledger.path, () => {
    const at = clock.now();
    const row = { chain: 'workspace', actor, what: 'person.locked', subject: actor.name };
    write(ledger, (w) => record(w, { ...row, detail: { ...detail } }, at, ids));
    signGrown({ work, ring }, 'lock', kept);
  });
}

export interface LockDetail {
  readonly why: string;
}

/** Signs the chains that grew: every one of them at a lock, in between those that grew by 500 rows. */
export function signGrown({ work, ring }: Signing, why: 'lock' | 'rows', kept: KeptHeads): void {
  const { ledger, clock, ids } = work;
  withAuditKey({ work, ring }, (auditKey) =>
    signHeads(ledger, {
      auditKey,
      at: clock.now(),
      ids,
      why,
      keep: (heads) => kept.keep(workspaceIdOf(work), heads),
    }),
  );
}

/** Signs one chain where it stands, for a paper that leaves: an export, a report. */
export function signHead({ work, ring }: Signing, chain: string, why: string, kept: KeptHeads) {
  const head = withAuditKey({ work, ring }, (auditKey) =>
    write(work.ledger, (w) => signOne(w, chain, auditKey, work.clock.now(), why)),
  );
  if (head) kept.keep(workspaceIdOf(work), [head]);
  return head;
}

const workspaceIdOf = (work: OpenWorkspace) => workspaceRow(work.ledger)?.id ?? '';

function withAuditKey<T>({ work, ring }: Signing, use: (auditKey: AuditKey) => T): T {
  const key = ring.derive('audit');
  try {
    return use(openAuditKey(auditSealOf(work.ledger), key));
  } finally {
    key.fill(0);
  }
}
