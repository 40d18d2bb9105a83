import { daysBefore } from '../../shared/model/durations.ts';
import type { AssetAccess, MappedAccess, TokenCard, TokenRecord } from '../../shared/model/token.ts';
import {
  AssetAccess as Access,
  MappedAccess as Mapped,
  TokenCard as Card,
  TokenRecord as Whole,
} from '../../shared/model/token.ts';
import { missingFor } from '../../shared/model/token-scopes.ts';
import type { Reader } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { daysLeft, endOf, isRotationDue, isUnusual, isUsable } from './rules.ts';
import {
  accessRows,
  activeClientIds,
  checksOf,
  connectedAssets,
  namesOf,
  type TokenRow,
  tokenRow,
  tokenRows,
  usesOf,
} from './store.ts';
import { servingTokens } from './standing.ts';
import { noToken } from './vault.ts';

export function listTokens(work: OpenWorkspace): TokenCard[] {
  const rows = tokenRows(work.ledger);
  const context = contextOf(work);
  return rows.map((row) => cardOf(work, row, context));
}

interface Context {
  readonly clients: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly serves: ReadonlyMap<string, number>;
}

function contextOf(work: OpenWorkspace): Context {
  const { ledger: r } = work;
  return { clients: namesOf(r, 'client'), people: namesOf(r, 'person'), serves: servesOf(work) };
}

/** How many clients each token serves now. */
function servesOf(work: OpenWorkspace): Map<string, number> {
  const serves = new Map<string, number>();
  const serving = servingTokens(work);
  for (const clientId of activeClientIds(work.ledger)) {
    const id = serving(clientId)?.tokenId;
    if (id !== undefined) serves.set(id, (serves.get(id) ?? 0) + 1);
  }
  return serves;
}

function cardOf({ ledger, clock }: OpenWorkspace, row: TokenRow, context: Context): TokenCard {
  const now = clock.now();
  const scopes = JSON.parse(row.scopes) as string[];
  const isOver = row.state !== 'dead' && !isUsable(row, now);
  return Card.parse({
    ...row,
    state: isOver ? 'dead' : row.state,
    trouble: isOver ? 'expired' : row.trouble,
    diedAt: isOver ? row.expiresAt : row.state === 'dead' ? diedAt(ledger, row) : null,
    client: row.clientId === null ? null : (context.clients.get(row.clientId) ?? null),
    addedBy: context.people.get(row.addedBy) ?? '',
    scopes,
    missing: row.kind === null ? [] : missingFor(scopes),
    daysLeft: daysLeft(endOf(row), now),
    rotateDue: isRotationDue(row.issuedAt ?? row.addedAt, now),
    unusual: isUnusualNow(ledger, row, now),
    serves: context.serves.get(row.id) ?? 0,
  });
}

/** The first of the bad looks that no good one followed. */
function diedAt(r: Reader, row: TokenRow): string | null {
  let since = row.checkedAt;
  for (const { at, outcome } of checksOf(r, row.id)) {
    if (outcome === 'healthy') break;
    since = at;
  }
  return since;
}

function isUnusualNow(r: Reader, row: TokenRow, now: Date): boolean {
  const today = now.toISOString().slice(0, 10);
  const uses = usesOf(r, row.id, daysAgo(now, 14));
  return isUnusual(
    uses.find(({ day }) => day === today)?.calls ?? 0,
    uses.filter(({ day }) => day !== today),
  );
}

function daysAgo(now: Date, days: number): string {
  return daysBefore(now, days).slice(0, 10);
}

export function tokenRecord(work: OpenWorkspace, id: string): TokenRecord {
  const row = tokenRow(work.ledger, id);
  if (!row) throw noToken();
  const context = contextOf(work);
  const checks = checksOf(work.ledger, id).map((check) => ({
    ...check,
    by: check.byPerson === null ? null : (context.people.get(check.byPerson) ?? null),
  }));
  const uses = usesOf(work.ledger, id, daysAgo(work.clock.now(), 30));
  return Whole.parse({ card: cardOf(work, row, context), checks, uses });
}

/** What each token may do with each asset of each client, as of its last test. */
export function accessMap(work: OpenWorkspace, tokenId?: string): AssetAccess[] {
  const assets = new Map(connectedAssets(work.ledger).map((asset) => [asset.assetId, asset]));
  return accessRows(work.ledger, tokenId).flatMap((row) => {
    const asset = assets.get(row.assetId);
    return asset ? [Access.parse({ ...asset, ...row, tasks: JSON.parse(row.tasks) })] : [];
  });
}

/** The map: the same, with every connected asset that the token which serves its client was never tried on. */
export function wholeMap(work: OpenWorkspace): MappedAccess[] {
  const tested = accessMap(work);
  const pairs = new Set(tested.map(({ assetId, tokenId }) => `${assetId} ${tokenId}`));
  const serving = servingTokens(work);
  const untested = connectedAssets(work.ledger).flatMap((asset) => {
    const tokenId = serving(asset.clientId)?.tokenId ?? null;
    if (pairs.has(`${asset.assetId} ${tokenId}`)) return [];
    const sentence = tokenId === null ? 'No token serves this client.' : 'Nobody has tested this yet.';
    return [Mapped.parse({ ...asset, tokenId, access: 'unknown', tasks: [], sentence, checkedAt: null })];
  });
  return [...tested, ...untested];
}
