import { z } from '../zod.ts';
import { Currency } from './client.ts';
import { ClientId, Instant, MetaId, PersonId } from './ids.ts';
import {
  BudgetField,
  BudgetMinor,
  BudgetObject,
  Drift,
  Judgement,
  NotWritable,
  ObjectKind,
} from './proposal.ts';

/** A time of day by the clock of the ad account. */
export const StartClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A budget as the last sync had it: what a draft is written against when Meta cannot be asked. */
export const SyncedObject = BudgetObject.extend({
  endTime: Instant.nullable(),
  /** The ad account's. */
  timezone: z.string(),
  asOf: Instant,
});
export type SyncedObject = z.infer<typeof SyncedObject>;

/** Somebody's word that they would approve it. No approval: nothing is signed, and nothing is sent by it. */
export const InPrinciple = z.object({ name: z.string(), at: Instant });
export type InPrinciple = z.infer<typeof InPrinciple>;

/** A wish that was written without asking Meta. */
export const Draft = z.object({
  id: z.uuid(),
  clientId: ClientId,
  objectKind: ObjectKind,
  objectId: MetaId,
  objectName: z.string(),
  campaignName: z.string(),
  field: BudgetField,
  currency: Currency,
  beforeMinor: BudgetMinor,
  afterMinor: BudgetMinor,
  /** When the amount before was synced. */
  asOf: Instant,
  reason: z.string(),
  /** From when it should hold; null as soon as it is approved. */
  startClock: StartClock.nullable(),
  drafterId: PersonId,
  drafter: z.string(),
  draftedAt: Instant,
  inPrinciple: z.array(InPrinciple),
  /** Whether whoever asks may still give theirs. */
  mayAgree: z.boolean(),
});
export type Draft = z.infer<typeof Draft>;

/** The draft beside what Meta says now. */
export const DraftCheck = z.object({
  moved: z.array(Drift),
  now: z.int().nullable(),
  notWritable: NotWritable.nullable(),
  /** Both verdicts of this moment on the drafted amount; null when it cannot be proposed any more. */
  judgement: Judgement.nullable(),
  /** The next moment at which the account's clock shows the drafted time. */
  startAt: Instant.nullable(),
  at: Instant,
});
export type DraftCheck = z.infer<typeof DraftCheck>;

/** What an approver is told of the draft that a proposal was made from. */
export const FromDraft = z.object({
  asOf: Instant,
  beforeMinor: BudgetMinor,
  inPrinciple: z.array(InPrinciple),
});
export type FromDraft = z.infer<typeof FromDraft>;
