import type { Command } from '../command.ts';
import { exitCodes } from '../command.ts';
import { rowsAs } from '../print.ts';

const formatOption = { value: 'table|csv|json', says: 'How to answer.' };

export const clients: Command = {
  name: 'clients',
  says: 'The clients that you may see, and how fresh their figures are.',
  options: { format: formatOption },
  run: async (desk) => {
    const api = await desk.api();
    const [list, states] = await Promise.all([api.clients.list({}), api.sync.states({})]);
    const freshAt = new Map(states.map((state) => [state.clientId, state.freshAt]));
    const whole = list.map(({ id, name, currency, timezone, labels }) => ({
      id,
      name,
      currency,
      timezone,
      labels,
      freshAt: freshAt.get(id) ?? null,
    }));
    const header = ['name', 'currency', 'time zone', 'labels', 'fresh at', 'id'];
    const rows = whole.map((one) => [
      one.name,
      one.currency,
      one.timezone,
      one.labels.join(', '),
      one.freshAt,
      one.id,
    ]);
    desk.out(rowsAs(desk.format, header, rows, whole));
    return exitCodes.fine;
  },
};
