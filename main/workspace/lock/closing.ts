import { openAuditKey } from '../../audit/keys.ts';
import { signHeads } from '../../audit/heads.ts';
import { record } from '../../audit/use-cases.ts';
import { write } from '../../db/access.ts';
import { withBallast } from '../keys/ballast.ts';
import type { KeyRing } from '../keys/derive.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import { auditSealOf, workspaceRow } from '../store.ts';
import type { KeptHeads } from './kept-heads.ts';

interface Closing {
  readonly folder: string;
  readonly work: OpenWorkspace;
  readonly ring: KeyRing;
}

/** The last rows before a lock: that it locks, and where every chain stands, signed. */
export function signOff({ folder, work, ring }: Closing, why: string, kept: KeptHeads): void {
  const { ledger, clock, ids, actor } = work;
  withBallast(folder, ledger.path, () => {
    const at = clock.now();
    write(ledger, (w) =>
      record(
        w,
        { chain: 'workspace', actor, what: 'person.locked', subject: actor.name, detail: { why } },
        at,
        ids,
      ),
    );
    const key = ring.derive('audit');
    try {
      const auditKey = openAuditKey(auditSealOf(ledger), key);
      const workspaceId = workspaceRow(ledger)?.id ?? '';
      signHeads(ledger, { auditKey, at, ids, why: 'lock', keep: (heads) => kept.keep(workspaceId, heads) });
    } finally {
      key.fill(0);
    }
  });
}
