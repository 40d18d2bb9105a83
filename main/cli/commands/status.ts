import { contract } from '../../../shared/contract/contract.ts';
import { connect } from '../../../shared/rpc.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../command.ts';
import { rowsAs } from '../print.ts';

/** Without signing in: what anybody at the lock screen sees. */
export const status: Command = {
  name: 'status',
  says: 'Whether Steward runs, which workspaces there are, and who has an account. Needs no sign-in.',
  run: async (desk) => {
    const host = await desk.host();
    const { api } = connect(contract, host);
    const [{ version }, { doors }, { offlineSince }] = await Promise.all([
      api.app.info({}),
      api.workspace.state({}),
      api.app.connection({}),
    ]);
    const running = host.owner === 'app';
    const workspaces = doors.map(({ kind, people, warning, trouble }) => ({
      kind,
      people: people.map(({ name }) => name),
      warning,
      trouble,
    }));
    if (desk.format === 'table') desk.out(`Steward ${version}, ${running ? 'running' : 'not running'}\n`);
    const header = ['workspace', 'people', 'trouble'];
    const rows = workspaces.map((one) => [one.kind, one.people.join(', '), one.trouble ?? one.warning]);
    const whole = { version, running, profile: desk.profile, offlineSince, workspaces };
    if (desk.format === 'table' && rows.length === 0) desk.out('No workspace yet.\n');
    else desk.out(rowsAs(desk.format, header, rows, whole));
    return workspaces.some(({ trouble }) => trouble !== null) ? exitCodes.notFine : exitCodes.fine;
  },
};
