import { Fingerprint, HandoverKeys, OpenedHandover } from '../model/handover.ts';
import { ClientId, PersonId } from '../model/ids.ts';
import { ProposalId } from '../model/proposal.ts';
import { Passphrase } from '../model/workspace.ts';
import { z } from '../zod.ts';
import { Outcome } from './approvals.ts';
import { call, read } from './define.ts';

const Saved = z.object({ savedAs: z.string().nullable() });

/** A proposal goes to a second person's desktop as a file, and their signature comes back as another. */
export const handover = {
  keys: read('signed_in', z.object({}), HandoverKeys),
  /** Two people have read this fingerprint to one another: on the record from now on. */
  compare: call('signed_in', z.object({ personId: PersonId, fingerprint: Fingerprint }), z.object({})),
  /** Signed by the proposer, sealed to one other person. */
  export: call(
    { client: 'propose' },
    z.object({ clientId: ClientId, proposalId: ProposalId, personId: PersonId, passphrase: Passphrase }),
    Saved,
  ),
  /** Reads either file and says what it is. Nothing is written by it. */
  open: call(
    'signed_in',
    z.object({ bytes: z.base64().max(1_000_000), passphrase: Passphrase }),
    OpenedHandover,
  ),
  /** On the second desktop: approves what was opened and shown, and saves the answer. */
  sign: call(
    'signed_in',
    z.object({ handoverId: z.uuid(), manifestHash: z.string().length(64), passphrase: Passphrase }),
    Saved,
  ),
  /** Back where it was proposed: takes the answer that was opened, and sends after everything was asked again. */
  accept: call({ client: 'propose' }, z.object({ clientId: ClientId, handoverId: z.uuid() }), Outcome),
};
