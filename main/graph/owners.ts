/** Which account an object belongs to: campaign, ad set, ad, report run. Kept in the ledger (ledger-owners.ts). */
export interface Owners {
  find(objectId: string): string | null;
  remember(objectId: string, accountId: string): void;
}

/** Without a ledger, in tests and benches: as long as the process lives. An owner never changes at Meta, so the first one stays. */
export function ownersInMemory(): Owners {
  const known = new Map<string, string>();
  return {
    find: (objectId) => known.get(objectId) ?? null,
    remember: (objectId, accountId) => {
      if (!known.has(objectId)) known.set(objectId, accountId);
    },
  };
}
