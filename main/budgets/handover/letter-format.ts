import { canonical, readCanonical } from '../../../shared/model/canonical.ts';
import { Instant, PersonId } from '../../../shared/model/ids.ts';
import { z } from '../../../shared/zod.ts';

const Party = z.strictObject({
  personId: PersonId,
  name: z.string(),
  signingKey: z.base64(),
  exchangeKey: z.base64(),
});
export type Party = z.infer<typeof Party>;

const common = {
  format: z.literal('steward.handover/1'),
  handoverId: z.uuid(),
  workspaceId: z.uuid(),
  /** Where it was proposed, and where alone it is sent. */
  installationId: z.uuid(),
  from: Party,
  to: Party,
  clientName: z.string(),
  madeAt: Instant,
};

export const ProposalLetter = z.strictObject({
  ...common,
  kind: z.literal('proposal'),
  /** The very texts that are hashed: the second person signs what the first desktop holds. */
  manifest: z.string(),
  evidence: z.string(),
});
export type ProposalLetter = z.infer<typeof ProposalLetter>;

export const ApprovalLetter = z.strictObject({
  ...common,
  kind: z.literal('approval'),
  statement: z.string(),
  signature: z.string().length(88),
});
export type ApprovalLetter = z.infer<typeof ApprovalLetter>;

const Letter = z.discriminatedUnion('kind', [ProposalLetter, ApprovalLetter]);
export type Letter = z.infer<typeof Letter>;

export function letterText(letter: Letter): string {
  return canonical(Letter.parse(letter));
}

/** Null for a letter that this Steward does not know, or that is spelled in another way than it writes. */
export function readLetter(text: string): Letter | null {
  return readCanonical(Letter, text);
}
