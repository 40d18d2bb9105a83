import { UsageError } from '../arguments.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../command.ts';
import { clientNamed } from '../find.ts';
import { rowsAs } from '../print.ts';

/** The same as the card in Settings. */
export const models: Command = {
  name: 'models',
  says: 'Whether models may read by MCP, and which clients. With on or off it changes that; for super admins.',
  takes: '[on|off]',
  options: {
    client: {
      value: 'name',
      says: 'Only this client; can be given again. Without it, all of yours.',
      many: true,
    },
    propose: { says: 'They may also propose budgets.' },
    http: { says: "Also over HTTP on this computer's own address." },
    rate: { value: 'number', says: 'Calls a minute, 60 unless said.' },
  },
  run: async (desk) => {
    const { asked } = desk;
    const [wish] = asked.words;
    if (wish !== undefined && wish !== 'on' && wish !== 'off')
      throw new UsageError('models takes on or off.');
    const api = await desk.api();
    let state = await api.doors.model({});
    if (wish !== undefined) {
      const list = await api.clients.list({});
      const chosen = asked.texts('client').map((word) => clientNamed(list, word).id);
      state = await api.doors.setModel({
        on: wish === 'on',
        clients: chosen.length > 0 ? chosen : null,
        mayPropose: asked.has('propose'),
        perMinute: Number(asked.text('rate') ?? 60),
        http: asked.has('http'),
      });
    }
    const rows = [
      [state.on, state.clients?.length ?? 'all', state.mayPropose, state.perMinute, state.address],
    ];
    desk.out(rowsAs(desk.format, ['on', 'clients', 'may propose', 'a minute', 'address'], rows, state));
    return exitCodes.fine;
  },
};
