import { BreakdownKind } from '../model/ads.ts';
import { ClientId, Day, Instant, MetaId } from '../model/ids.ts';
import { ClientSync, SyncKind, SyncRun } from '../model/sync.ts';
import { event } from '../rpc.ts';
import { z } from '../zod.ts';
import { call, read } from './define.ts';

const ofClient = z.object({ clientId: ClientId });
const period = { from: Day, to: Day };

export const sync = {
  /** Answers when the run has ended; progress comes as events. */
  run: call(
    { client: 'sync' },
    ofClient,
    z.object({ outcome: z.enum(['done', 'partial']), sentence: z.string(), endedAt: Instant }),
  ),
  /** Several at once: a label, or all. Answers when they are under way; a client that may not be synced refuses all. */
  start: call(
    'signed_in',
    z.object({ clientIds: z.array(ClientId).min(1).max(2000) }),
    z.object({ started: z.int() }),
  ),
  cancel: call({ client: 'sync' }, ofClient, z.object({ wasRunning: z.boolean() })),
  /** The client is on screen now: it comes before all others, if its figures are not fresh. */
  opened: call({ client: 'sync' }, ofClient, z.object({})),
  /** Of every client of this person: how fresh it is, what runs, what is missing. */
  states: read('signed_in', z.object({}), z.array(ClientSync)),
  state: read({ client: 'view' }, ofClient, ClientSync),
  /** These days of the client's accounts and Pages, however old, as far as nobody has read them; and what Meta adds up itself of them. */
  period: call({ client: 'sync' }, ofClient.extend(period), z.object({ rows: z.int() })),
  /** By Meta's own report, which can take a minute. Of the whole account, or of one campaign. */
  breakdown: call(
    { client: 'sync' },
    ofClient.extend({ assetId: z.uuid(), campaignId: MetaId.nullable(), kind: BreakdownKind, ...period }),
    z.object({ rows: z.int() }),
  ),
  /** Newest first. */
  runs: read(
    'super_admin',
    z.object({ clientId: ClientId.nullable(), limit: z.int().min(1).max(500) }),
    z.array(SyncRun),
  ),
  /** Calls of each kind in the last day and the last seven. */
  calls: read(
    'super_admin',
    z.object({}),
    z.array(z.object({ kind: z.string(), day: z.int(), week: z.int() })),
  ),
  progressed: event(z.object({ clientId: ClientId, kind: SyncKind, done: z.int(), of: z.int() })),
  ended: event(ofClient),
};
