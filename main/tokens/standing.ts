import type { EndingToken } from '../../shared/model/admin-overview.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { daysLeft, endOf, isUsable, warningDue } from './rules.ts';
import { namesOf, type TokenRow, tokenRows } from './store.ts';

export interface Serving {
  readonly slot: 'own' | 'shared' | 'backup';
  readonly tokenId: string;
  readonly daysLeft: number | null;
}

/** Which token serves each client now, for a thousand clients with a token each in one read. */
export function servingTokens(work: OpenWorkspace): (clientId: string) => Serving | null {
  const now = work.clock.now();
  const usable = tokenRows(work.ledger).filter((row) => isUsable(row, now));
  const own = new Map(
    usable.flatMap((row) => (row.slot === 'client' && row.parkedAt === null ? [[row.clientId, row]] : [])),
  );
  const shared = usable.find(({ slot }) => slot === 'shared');
  const backup = usable.find(({ slot }) => slot === 'backup');
  const said = (slot: Serving['slot'], row: TokenRow | undefined): Serving | null =>
    row ? { slot, tokenId: row.id, daysLeft: daysLeft(endOf(row), now) } : null;
  return (clientId) => said('own', own.get(clientId)) ?? said('shared', shared) ?? said('backup', backup);
}

/** Those that end within two weeks or do not work any more, the nearest end first. */
export function endingTokens({ ledger, clock }: OpenWorkspace): Omit<EndingToken, 'tokenId'>[] {
  const now = clock.now();
  const names = namesOf(ledger, 'client');
  const left = (row: TokenRow) => daysLeft(endOf(row), now);
  return tokenRows(ledger)
    .filter((row) => row.slot !== 'next' && row.parkedAt === null)
    .filter((row) => !isUsable(row, now) || warningDue(endOf(row), now) !== null || left(row) === 0)
    .toSorted((one, other) => (left(one) ?? -1) - (left(other) ?? -1))
    .map((row) => ({
      tokenId: row.id,
      slot: row.slot,
      client: row.clientId === null ? null : (names.get(row.clientId) ?? null),
      preview: row.preview,
      daysLeft: left(row),
      trouble: isUsable(row, now) ? null : (row.trouble ?? 'expired'),
    }));
}
