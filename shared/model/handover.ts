import { z } from '../zod.ts';
import { Evidence, Manifest } from './approval.ts';
import { Instant, PersonId } from './ids.ts';
import { Proposal } from './proposal.ts';

/** Eight groups of four, to be read aloud. */
export const Fingerprint = z.string().regex(/^[0-9a-f]{4}( [0-9a-f]{4}){7}$/);
export type Fingerprint = z.infer<typeof Fingerprint>;

export const KnownKeys = z.object({
  personId: PersonId,
  name: z.string(),
  fingerprint: Fingerprint,
  /** When whoever is signed in compared them with that person, at this installation; null when never. */
  comparedAt: Instant.nullable(),
});
export type KnownKeys = z.infer<typeof KnownKeys>;

export const HandoverKeys = z.object({ mine: Fingerprint, others: z.array(KnownKeys) });
export type HandoverKeys = z.infer<typeof HandoverKeys>;

/** What another desktop than the proposer's cannot know. */
export const CannotCheck = z.enum(['live', 'policy', 'stops', 'roles', 'cool_off', 'replay']);
export type CannotCheck = z.infer<typeof CannotCheck>;

const opened = {
  handoverId: z.uuid(),
  from: KnownKeys,
  mine: Fingerprint,
  clientName: z.string(),
  madeAt: Instant,
  now: Instant,
};

/** What a file says, once it was found to be whole, for this person, and in time. */
export const OpenedHandover = z.discriminatedUnion('kind', [
  z.object({
    ...opened,
    kind: z.literal('proposal'),
    /** Whether this desktop's own records have the proposer with these keys. */
    known: z.enum(['same', 'other', 'unknown']),
    manifest: Manifest,
    manifestHash: z.string().length(64),
    evidence: Evidence,
    cannotCheck: z.array(CannotCheck),
  }),
  z.object({
    ...opened,
    kind: z.literal('approval'),
    proposal: Proposal,
    approvedAt: Instant,
    expiresAt: Instant,
  }),
]);
export type OpenedHandover = z.infer<typeof OpenedHandover>;
