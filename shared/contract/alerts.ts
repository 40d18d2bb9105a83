import { AlertSettings, Backtest, Incident } from '../model/alert.ts';
import { ClientId, Instant } from '../model/ids.ts';
import { AlertRule } from '../model/triage.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const Which = z.object({ clientId: ClientId, id: z.uuid() });
const Note = z.string().trim().max(500);

export const alerts = {
  /** Of every client that the person may see, newest first. */
  list: read('signed_in', z.object({ which: z.enum(['live', 'over']) }), z.array(Incident)),
  ofClient: read({ client: 'view' }, z.object({ clientId: ClientId }), z.array(Incident)),
  acknowledge: call({ client: 'comment' }, Which.extend({ note: Note }), Incident),
  snooze: call({ client: 'comment' }, Which.extend({ until: Instant, note: Note }), Incident),
  reopen: call({ client: 'comment' }, Which, Incident),
  settings: read('signed_in', z.object({}), AlertSettings),
  setSettings: call('super_admin', AlertSettings, AlertSettings),
  /** What a rule would have said of the last 90 days, with the settings that are given. */
  backtest: read(
    { client: 'view' },
    z.object({ clientId: ClientId, rule: AlertRule, settings: AlertSettings.optional() }),
    Backtest,
  ),
  changed: event(z.object({ clientId: ClientId.nullable() })),
};
