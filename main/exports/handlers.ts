import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { Dialogs, Files } from '../ports.ts';
import { savePicture, saveTable } from './use-cases.ts';

type All = Handlers<StewardContract, Admitted>;

export function exportHandlers(needs: {
  readonly dialogs: Dialogs;
  readonly files: Files;
}): Pick<All, 'exports'> {
  return {
    exports: {
      clientTable: ({ clientId, ...table }, { here }) => saveTable(here().work, clientId, table, needs),
      table: (table, { here }) => saveTable(here().work, 'workspace', table, needs),
      picture: ({ clientId, ...picture }, { here }) => savePicture(here().work, clientId, picture, needs),
    },
  };
}
