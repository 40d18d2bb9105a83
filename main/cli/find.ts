import type { StewardContract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/failure.ts';
import type { Client } from '../../shared/model/client.ts';
import type { Client as Api } from '../../shared/rpc.ts';
import { UsageError } from './arguments.ts';
import type { Desk } from './command.ts';

/** By its id, its name, or the only one whose name begins so. */
export function clientNamed(clients: readonly Client[], word: string): Client {
  const wanted = word.toLocaleLowerCase();
  const name = (one: Client) => one.name.toLocaleLowerCase();
  const exact = clients.filter((one) => one.id === word || name(one) === wanted);
  const found = exact.length > 0 ? exact : clients.filter((one) => name(one).startsWith(wanted));
  const [only, another] = found;
  if (!only) throw new AppError('not_found', `There is no client “${word}” among yours.`);
  if (another)
    throw new AppError(
      'invalid_request',
      `“${word}” could be ${found.map((one) => one.name).join(' or ')}. Give more of the name, or the id.`,
    );
  return only;
}

export async function clientOf(desk: Desk, api: Api<StewardContract>): Promise<Client> {
  const word = desk.asked.text('client') ?? desk.asked.words[0];
  if (word === undefined) throw new UsageError('Name a client.');
  return clientNamed(await api.clients.list({}), word);
}

/** `--from` and `--to`, or neither: then it is this month until yesterday. */
export function periodOf(desk: Desk): { readonly period?: { readonly from: string; readonly to: string } } {
  const [from, to] = [desk.asked.text('from'), desk.asked.text('to')];
  if (from === undefined && to === undefined) return {};
  if (from === undefined || to === undefined) throw new UsageError('--from and --to come together.');
  const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
  if (!isDay(from) || !isDay(to) || from > to)
    throw new UsageError('--from and --to are days like 2026-10-01, the first one first.');
  return { period: { from, to } };
}
