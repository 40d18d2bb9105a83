import type { StewardContract } from '../../shared/contract/contract.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import { backtest } from './backtest.ts';
import {
  alertSettings,
  clientIncidents,
  handleIncident,
  listIncidents,
  setAlertSettings,
} from './use-cases.ts';

type All = Handlers<StewardContract, Admitted>;

export function alertHandlers({ emit }: { readonly emit: Emit<StewardContract> }): Pick<All, 'alerts'> {
  const said = <V>(clientId: ClientId | null, value: V): V => {
    emit('alerts.changed', { clientId });
    return value;
  };
  return {
    alerts: {
      list: ({ which }, { here }) => listIncidents(here().work, here().session, which),
      ofClient: (_, { here, scope }) => clientIncidents(here().work, scope()),
      acknowledge: ({ clientId, id, note }, { here, scope }) =>
        said(clientId, handleIncident(here().work, scope(), id, { state: 'acknowledged', note })),
      snooze: ({ clientId, id, until, note }, { here, scope }) =>
        said(clientId, handleIncident(here().work, scope(), id, { state: 'snoozed', until, note })),
      reopen: ({ clientId, id }, { here, scope }) =>
        said(clientId, handleIncident(here().work, scope(), id, { state: 'open', note: '' })),
      settings: (_, { here }) => alertSettings(here().work),
      setSettings: (settings, { here }) => {
        setAlertSettings(here().work, settings);
        return said(null, settings);
      },
      backtest: ({ rule, settings }, { here, scope }) =>
        backtest(here().work, scope(), rule, settings ?? alertSettings(here().work)),
    },
  };
}
