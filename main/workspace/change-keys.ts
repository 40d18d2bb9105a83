import { reseal as resealAudit } from '../audit/keys.ts';
import { record } from '../audit/use-cases.ts';
import type { Writer } from '../db/access.ts';
import { dbOf, finishSlices, write } from '../db/access.ts';
import { resealTokens } from '../tokens/use-cases.ts';
import type { KeyFile } from './keys/key-format.ts';
import type { RotateAsk, Rotated } from './keys/rotate.ts';
import type { KeyUse } from './keys/derive.ts';
import type { Seat } from './seat.ts';
import { ringOf, withWorkspaceKey } from './seat.ts';
import { auditSealOf, keepAuditSeal } from './store.ts';

type NewRow = Parameters<typeof record>[1];
type KeyOf = (use: KeyUse) => Buffer;

export interface KeyChange {
  /** The row that says what was done; the change of keys has a row of its own after it. */
  readonly row: Pick<NewRow, 'what' | 'subject' | 'detail'>;
  /** What else changes in the ledger. It holds from the same moment as the new keys, or not at all. */
  readonly inLedger?: (w: Writer, next: KeyFile, at: Date) => void;
}

/** A change of the workspace key while the workspace is open, with whatever in the ledger goes with it. */
export function changeKeys<T extends Rotated>(
  seat: Seat,
  change: KeyChange,
  run: (ask: RotateAsk) => Promise<T>,
): Promise<T> {
  const { work, folder, secretStore } = seat;
  return seat.finish(() =>
    withWorkspaceKey(seat, async (workspaceKey) => {
      const rotated = await run({
        folder,
        workspaceKey,
        secretStore,
        live: {
          connections: () => {
            // Locked meanwhile, it may still be read; its keys are not changed under it.
            ringOf(seat);
            finishSlices(work.ledger.raw);
            return { ledger: work.ledger.raw, insights: work.insights.raw };
          },
          changes: seat.changes,
          move: seat.move,
        },
        reseal: (raw, from, to, next) =>
          write(dbOf(raw, ''), (w) => {
            resealAll(w, from, to);
            sayChange(seat, w, next, change);
          }),
      });
      rotated.workspaceKey.fill(0);
      return rotated;
    }),
  );
}

function resealAll(w: Writer, from: KeyOf, to: KeyOf): void {
  const tokens = { old: from('tokens'), next: to('tokens') };
  const audit = { old: from('audit'), next: to('audit') };
  try {
    resealTokens(w, tokens);
    keepAuditSeal(w, resealAudit(auditSealOf(w), audit));
  } finally {
    for (const key of [tokens.old, tokens.next, audit.old, audit.next]) key.fill(0);
  }
}

function sayChange({ work }: Seat, w: Writer, next: KeyFile, { row, inLedger }: KeyChange): void {
  const at = work.clock.now();
  inLedger?.(w, next, at);
  const own = { chain: 'workspace', actor: work.actor };
  record(w, { ...own, ...row }, at, work.ids);
  const detail = { why: row.what, generation: next.generation };
  record(w, { ...own, what: 'workspace.keys_changed', subject: work.name, detail }, at, work.ids);
}
