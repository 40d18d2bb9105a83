import type { StewardContract } from '../../../../shared/contract/contract.ts';
import { AppError } from '../../../../shared/failure.ts';
import type { Client } from '../../../../shared/model/client.ts';
import type { BudgetObject, ObjectKind } from '../../../../shared/model/proposal.ts';
import type { Client as Calls } from '../../../../shared/rpc.ts';
import { stop } from './trouble.ts';

/** Only these: whatever a row says, main looks at it under the scope of the client that it found, or not at all. */
export type WishCalls = Pick<Calls<StewardContract>, 'clients' | 'assets' | 'budgets'>;

export interface Target {
  readonly objectKind: ObjectKind;
  readonly objectId: string;
  readonly name: string;
}

export interface Whose {
  readonly client: Client;
  /** The ad account that the cell named it by; null when it was the client itself. */
  readonly accountId: string | null;
}

/** For one file: whom and what its cells mean. Lists are read once, and only those of clients that the file names. */
export class Finder {
  readonly #calls: WishCalls;
  readonly #named: readonly string[];
  readonly #lists = new Map<string, Promise<readonly BudgetObject[]>>();
  #clients: Promise<readonly Client[]> | null = null;
  #accounts: Promise<ReadonlyMap<string, Client>> | null = null;

  constructor(calls: WishCalls, named: readonly string[]) {
    this.#calls = calls;
    this.#named = [...new Set(named)];
  }

  /** By name, id or ad account, among the clients that this person sees: of others nothing is known here. */
  async whose(cell: string): Promise<Whose> {
    const wanted = cell.trim();
    if (wanted === '') return stop({ code: 'client_missing' });
    const clients = await (this.#clients ??= this.#calls.clients.list({}));
    const named = clients.filter(({ id, name }) => id === wanted || folded(name) === folded(wanted));
    const found = new Map<string, Whose>(named.map((client) => [client.id, { client, accountId: null }]));
    const accountId = /^(?:act_)?(\d{1,30})$/i.exec(wanted)?.[1] ?? null;
    const owner = accountId === null ? undefined : (await this.#accountsOf(clients)).get(accountId);
    if (owner && !found.has(owner.id)) found.set(owner.id, { client: owner, accountId });
    const [first, second] = found.values();
    if (first === undefined) return stop({ code: 'client_unknown' });
    return second === undefined ? first : stop({ code: 'client_ambiguous' });
  }

  async mayPropose({ id }: Client): Promise<boolean> {
    return (await this.#calls.budgets.may({ clientId: id })).propose;
  }

  async object(client: Client, cell: string): Promise<Target> {
    const wanted = cell.trim();
    if (wanted === '') return stop({ code: 'object_missing' });
    // 1.2021E+17: the last digits are gone, and another object could have those that are left.
    if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(wanted)) return stop({ code: 'object_rounded' });
    const list = await this.#objectsOf(client);
    const byId = list.find(({ objectId }) => objectId === wanted);
    if (byId) return byId;
    const among = list.filter(({ name }) => folded(name) === folded(wanted));
    const [only, other] = among;
    if (only && other) return stop({ code: 'object_ambiguous', among });
    if (only) return only;
    if (list.some(({ campaignName }) => folded(campaignName) === folded(wanted)))
      return stop({ code: 'not_writable', why: 'budget_on_ad_sets' });
    return /^\d{1,30}$/.test(wanted) ? this.#unlisted(client, wanted) : stop({ code: 'object_unknown' });
  }

  /** It holds no budget of its own, or is archived, or is not theirs: main says which, under this client’s scope. */
  async #unlisted(client: Client, objectId: string): Promise<Target> {
    let refusal: unknown;
    for (const objectKind of ['adset', 'campaign'] as const) {
      try {
        const { object } = await this.#calls.budgets.look({ clientId: client.id, objectKind, objectId });
        return { objectKind, objectId, name: object.name };
      } catch (error) {
        refusal = error;
        if (isNotFound(error)) break;
      }
    }
    if (!isNotFound(refusal)) throw refusal;
    const owner = await this.#elsewhere(objectId, client);
    return owner === null
      ? stop({ code: 'object_unknown' })
      : stop({ code: 'object_elsewhere', value: owner.name });
  }

  /** At another client that this file names and this person may propose for; nobody else’s is looked into. */
  async #elsewhere(objectId: string, not: Client): Promise<Client | null> {
    for (const cell of this.#named) {
      const client = await this.whose(cell).then(
        (whose) => whose.client,
        () => null,
      );
      if (client === null || client.id === not.id || !(await this.mayPropose(client))) continue;
      const list = await this.#objectsOf(client).catch(() => []);
      if (list.some((one) => one.objectId === objectId)) return client;
    }
    return null;
  }

  #objectsOf({ id }: Client): Promise<readonly BudgetObject[]> {
    const known = this.#lists.get(id);
    if (known) return known;
    const list = this.#calls.budgets.objects({ clientId: id });
    this.#lists.set(id, list);
    // What failed is asked again by the next row.
    list.catch(() => this.#lists.delete(id));
    return list;
  }

  /** Whose of this person’s clients an ad account is. Asked for only where a row names one. */
  #accountsOf(clients: readonly Client[]): Promise<ReadonlyMap<string, Client>> {
    const read = async () => {
      const found = new Map<string, Client>();
      for (const client of clients) {
        const own = await this.#calls.assets.list({ clientId: client.id });
        for (const { kind, metaId } of own) if (kind === 'ad_account') found.set(metaId, client);
      }
      return found;
    };
    return (this.#accounts ??= read());
  }
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not_found';
}
