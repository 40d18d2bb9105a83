import type { StewardContract } from '../../../shared/contract/contract.ts';
import { AppError, failureOf } from '../../../shared/failure.ts';
import type { Client } from '../../../shared/model/client.ts';
import type { Client as Api } from '../../../shared/rpc.ts';
import { UsageError } from '../arguments.ts';
import type { Command, Desk } from '../command.ts';
import { exitCodes } from '../command.ts';
import { clientNamed } from '../find.ts';
import { rowsAs } from '../print.ts';

const lookEveryMs = 500;

interface Synced {
  readonly clientId: string;
  readonly name: string;
  readonly outcome: string;
  readonly sentence: string;
}

export const sync: Command = {
  name: 'sync',
  says: 'Reads clients from Meta now. Progress goes to standard error.',
  takes: '[client …]',
  options: {
    all: { says: 'Every client that you may see.' },
    format: { value: 'table|csv|json', says: 'How to answer.' },
  },
  run: async (desk) => {
    const { asked } = desk;
    if (asked.words.length === 0 && !asked.has('all')) throw new UsageError('Name clients, or use --all.');
    const api = await desk.api();
    const list = await api.clients.list({});
    const chosen = asked.has('all') ? list : asked.words.map((word) => clientNamed(list, word));
    const done: Synced[] = [];
    for (const [index, client] of chosen.entries()) {
      if (desk.signal.aborted) break;
      desk.note(`${index + 1}/${chosen.length} ${client.name}`);
      done.push(await one(desk, api, client));
    }
    const rows = done.map(({ name, outcome, sentence }) => [name, outcome, sentence]);
    desk.out(rowsAs(desk.format, ['client', 'outcome', 'what came'], rows, done));
    if (desk.signal.aborted) return exitCodes.cancelled;
    return done.every(({ outcome }) => outcome === 'done') ? exitCodes.fine : exitCodes.notFine;
  },
};

/** One that fails does not keep the others from being read. */
async function one(desk: Desk, api: Api<StewardContract>, { id, name }: Client): Promise<Synced> {
  const base = { clientId: id, name };
  const watching = watch(desk, api, id);
  try {
    const { outcome, sentence } = await api.sync.run({ clientId: id }, { signal: desk.signal });
    return { ...base, outcome, sentence };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message } = failureOf(error);
    return { ...base, outcome: code === 'cancelled' ? 'cancelled' : 'failed', sentence: message };
  } finally {
    watching.stop();
  }
}

function watch(desk: Desk, api: Api<StewardContract>, clientId: Client['id']): { stop(): void } {
  let last = '';
  const look = async () => {
    const { doing } = await api.sync.state({ clientId });
    const now = doing === null ? '' : `  ${doing.kind.replaceAll('_', ' ')} ${doing.done}/${doing.of}`;
    if (now !== '' && now !== last) desk.note(now);
    last = now;
  };
  // Progress is a courtesy: when it cannot be asked for, the run itself says what is wrong.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  return { stop: () => clearInterval(timer) };
}
