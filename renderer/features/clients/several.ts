import type { ReachedAsset } from '../../../shared/model/client.ts';

export interface Offer {
  readonly name: string;
  readonly accountId: string;
  readonly page: ReachedAsset | null;
  readonly currency: string | null;
  readonly timezone: string | null;
}

const plain = (name: string) => name.normalize('NFC').toLowerCase().trim();

/** A client for each ad account that nobody has. A Page comes with it when it alone has the account's name. */
export function severalOf(reached: readonly ReachedAsset[]): Offer[] {
  const free = reached.filter(({ clientName }) => clientName === null);
  const pages = free.filter(({ kind }) => kind === 'page');
  const accounts = free.filter(({ kind }) => kind === 'ad_account');
  const called = (all: readonly ReachedAsset[], name: string) =>
    all.filter((one) => plain(one.name) === plain(name));
  return accounts.map(({ name, metaId, currency, timezone }) => {
    const named = called(pages, name);
    const isOnly = named.length === 1 && called(accounts, name).length === 1;
    return { name, accountId: metaId, page: isOnly ? (named[0] ?? null) : null, currency, timezone };
  });
}
