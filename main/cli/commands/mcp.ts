import { AppError } from '../../../shared/failure.ts';
import { knock } from '../../doors/knock.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../command.ts';
import { stewardVersion } from '../version.ts';

export const mcp: Command = {
  name: 'mcp',
  says: 'Serves a model over standard input and output (MCP), as far as a super admin has allowed it.',
  run: async (desk) => {
    const host = await desk.host();
    // With the app closed somebody has to open the workspace; with it open, whoever is signed in there is who asks.
    if (host.owner === 'here') await desk.api();
    const model = await knock(desk.profile, 'model');
    if (!model) throw new AppError('conflict', 'Steward was closed meanwhile.');
    try {
      const { serveStdio } = await import('../../mcp/stdio.ts');
      await serveStdio(model, stewardVersion);
    } finally {
      await model.close();
    }
    return exitCodes.fine;
  },
};
