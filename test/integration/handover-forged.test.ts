import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '../../shared/model/canonical.ts';
import { folderOf } from '../../main/workspace/doors.ts';
import type { PersonalKeys } from '../../main/workspace/keys/personal.ts';
import { unlockWithPassphrase } from '../../main/workspace/keys/unlock.ts';
import { openLetter, type PublicKeys, sealLetter } from '../../main/workspace/signing/letters.ts';
import { closeDesks, founder } from '../builders/desk.ts';
import { exported, open, rowsOf, saying, signed, twoDesktops } from '../builders/handover.ts';
import { ben, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

// The writer is the attacker: every letter here is sealed and signed with a person's real keys, and says something that
// Steward would never write. None is shown, none leaves a trace, nothing is sent.

interface Letter {
  readonly [field: string]: unknown;
  readonly from: PublicKeys & { readonly personId: string };
  readonly to: PublicKeys & { readonly personId: string };
  readonly manifest: string;
  readonly evidence: string;
  readonly statement: string;
  readonly signature: string;
}

type Forge = (letter: Letter) => object;

let here: Money;
let there: Money;
const keys = {} as Record<'ada' | 'ben', PersonalKeys>;
const letters = {} as Record<'proposal' | 'answer', Letter>;
let real: Buffer;

const somebody = '01890000-0000-7000-8000-0000000000cc';
const notManifest = 'The proposal is not what its manifest says.';
const notSigned = 'The approval is not what was signed.';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

async function keysOf(money: Money, personId: string, passphrase: string): Promise<PersonalKeys> {
  const folder = folderOf(money.desk.folder, 'real');
  return (await unlockWithPassphrase({ folder, personId, passphrase, now: money.desk.now() })).personal;
}

beforeAll(async () => {
  ({ here, there } = await twoDesktops(await aSandbox()));
  keys.ada = await keysOf(here, here.adaId, founder.passphrase);
  keys.ben = await keysOf(here, here.benId, ben.passphrase);
  const { file } = await exported(here);
  const cover = await open(there, file, 'ada');
  if (cover.kind !== 'proposal') throw new Error('Not a proposal.');
  letters.proposal = inside('ada', file);
  real = await signed(there, file);
  letters.answer = inside('ben', real);
}, 60_000);
afterAll(async () => {
  await closeDesks();
  await closeSandboxes();
});

/** What a letter says; the envelope names the reader's keys, and only they open it. */
function inside(reader: 'ada' | 'ben', file: Buffer): Letter {
  const own = here
    .ledger()
    .prepare(`select signing_key as signingKey, exchange_key as exchangeKey from credential where person_id = ?
      order by number desc limit 1`)
    .get(reader === 'ada' ? here.adaId : here.benId) as PublicKeys;
  return JSON.parse(openLetter(keys[reader], own, file).letter) as Letter;
}

/** The manifest with some fields changed, spelled as Steward spells it. */
const withManifest =
  (change: object): Forge =>
  (letter) => ({ ...letter, manifest: canonical({ ...JSON.parse(letter.manifest), ...change }) });

/** The statement with some fields changed, and signed again with the approver's own key. */
const withStatement =
  (change: (said: Record<string, string>) => object): Forge =>
  (letter) => {
    const said = JSON.parse(letter.statement) as Record<string, string>;
    const statement = canonical({ ...said, ...change(said) });
    return { ...letter, statement, signature: keys.ada.sign(Buffer.from(statement)).toString('base64') };
  };

const withEvidence =
  (change: (evidence: string) => string): Forge =>
  (letter) => {
    const evidence = change(letter.evidence);
    return { ...withManifest({ evidenceHash: hash(evidence) })(letter), evidence };
  };

const later = (time: string | undefined, hours: number) =>
  new Date(Date.parse(time ?? '') + hours * 3_600_000).toISOString();

const proposals: [string, Forge, string][] = [
  ['of another workspace', (l) => ({ ...l, workspaceId: somebody }), 'for somebody else'],
  ['of another workspace in its manifest alone', withManifest({ workspaceId: somebody }), notManifest],
  ['for somebody else', (l) => ({ ...l, to: { ...l.to, personId: somebody } }), 'for somebody else'],
  [
    'for keys of theirs',
    (l) => ({ ...l, to: { ...l.to, signingKey: l.from.signingKey } }),
    'for somebody else',
  ],
  ['of a proposer who did not write it', withManifest({ proposerId: somebody }), notManifest],
  ['in another’s name', (l) => ({ ...l, from: { ...l.from, personId: somebody } }), notManifest],
  ['of an installation that is not its manifest’s', (l) => ({ ...l, installationId: somebody }), notManifest],
  ['with an amount that is no amount', withManifest({ after: 12.5 }), notManifest],
  ['with a field that nobody knows', withManifest({ approved: true }), notManifest],
  ['whose manifest is spelled in another way', (l) => ({ ...l, manifest: `${l.manifest} ` }), notManifest],
  ['whose manifest is no JSON', (l) => ({ ...l, manifest: 'yes' }), notManifest],
  ['with other verdicts', (l) => ({ ...l, evidence: l.evidence.replace('true', 'false') }), notManifest],
  ['whose verdicts are no JSON', withEvidence(() => '{'), notManifest],
  ['without verdicts', withEvidence(() => '{}'), notManifest],
  ['that has expired', withManifest({ expiresAt: '2026-01-01T00:00:00.000Z' }), 'It has expired'],
  ['of a later time', (l) => ({ ...l, madeAt: later(String(l['madeAt']), 1) }), 'of a later time'],
  ['in a format of tomorrow', (l) => ({ ...l, format: 'steward.handover/2' }), 'of another Steward'],
  ['with more in it than is shown', (l) => ({ ...l, more: 'x' }), 'of another Steward'],
];

const answers: [string, Forge, string][] = [
  ['of another workspace', (l) => ({ ...l, workspaceId: somebody }), 'for somebody else'],
  ['for another installation', (l) => ({ ...l, installationId: somebody }), 'for another installation'],
  ['whose statement is for another', withStatement(() => ({ installationId: somebody })), 'for another inst'],
  [
    'for a proposal that was never made',
    withStatement(() => ({ manifestHash: 'a'.repeat(64) })),
    'no proposal',
  ],
  ['in the proposer’s own name', withStatement(() => ({ approverId: here.benId })), 'their own proposal'],
  ['in a stranger’s name', withStatement(() => ({ approverId: somebody })), 'may not approve here'],
  ['of somebody else than its writer', (l) => ({ ...l, from: { ...l.from, personId: somebody } }), notSigned],
  [
    'under other keys of the writer',
    (l) => ({ ...l, from: { ...l.from, exchangeKey: l.to.exchangeKey } }),
    'key',
  ],
  ['that never ends', withStatement((s) => ({ expiresAt: later(s['expiresAt'], 1) })), notSigned],
  ['that ends before it began', withStatement((s) => ({ expiresAt: later(s['approvedAt'], -1) })), notSigned],
  [
    'from a clock that runs ahead',
    withStatement((s) => ({
      approvedAt: later(s['approvedAt'], 2),
      expiresAt: later(s['expiresAt'], 2),
    })),
    'clock',
  ],
  [
    'that is over',
    withStatement((s) => ({
      approvedAt: later(s['approvedAt'], -30),
      expiresAt: later(s['approvedAt'], -10),
    })),
    'The approval has expired',
  ],
  [
    'with a key of another origin',
    withStatement((s) => ({ approverKey: { ...(s['approverKey'] as never as object), by: here.benId } })),
    'approver’s key',
  ],
  ['with a field that nobody knows', withStatement(() => ({ twice: true })), notSigned],
  ['whose statement is no JSON', (l) => ({ ...l, statement: 'yes' }), notSigned],
  [
    'whose statement was changed after',
    (l) => ({ ...l, statement: l.statement.replace('Ada', 'Eve') }),
    'signature',
  ],
  [
    'that the proposer signed',
    (l) => ({ ...l, signature: keys.ben.sign(Buffer.from(l.statement)).toString('base64') }),
    'signature',
  ],
  ['with the letter’s signature in its place', (l) => ({ ...l, signature: 'A'.repeat(88) }), 'signature'],
];

/** What opening it says, after which both desks have written nothing and Meta was sent nothing. */
async function opening(money: Money, file: string, who: 'ada' | 'ben'): Promise<string> {
  const before = [rowsOf(here), rowsOf(there)];
  const said = await saying(open(money, Buffer.from(file), who));
  expect([rowsOf(here), rowsOf(there)]).toEqual(before);
  expect(here.applied()).toEqual([]);
  return said;
}

describe('a proposal that Ben really signed and sealed to Ada', () => {
  test.each(proposals)('%s is not shown', async (_, forge, why) => {
    const { proposal } = letters;
    const text = canonical(forge(proposal));
    expect(text).not.toBe(canonical(proposal));
    const { from: writer, to } = proposal;
    expect(writer.personId).toBe(here.benId);
    expect(await opening(there, sealLetter(keys.ben, to, text), 'ada')).toContain(why);
  });

  test('is shown untouched, so that each refusal above is of its change', async () => {
    const { proposal } = letters;
    const file = sealLetter(keys.ben, proposal.to, canonical(proposal));
    expect(await opening(there, file, 'ada')).toBe('done');
    const byAda = sealLetter(keys.ada, proposal.to, canonical(proposal));
    expect(await opening(there, byAda, 'ada')).toContain('signature');
  });

  test('with another amount is signed there for nothing: here nobody proposed it', async () => {
    const { proposal } = letters;
    const more = withManifest({ after: here.campaign.minor * 9 })(proposal);
    const answer = await signed(there, Buffer.from(sealLetter(keys.ben, proposal.to, canonical(more))));
    expect(await opening(here, answer.toString(), 'ben')).toBe('The approval is for no proposal of yours.');
  });

  test('is shown under the names that the desk itself has for the client and the writer', async () => {
    const { proposal } = letters;
    const lying = { ...proposal, clientName: 'Somebody small', from: { ...proposal.from, name: 'The boss' } };
    const file = sealLetter(keys.ben, proposal.to, canonical(lying));
    const shown = await open(there, Buffer.from(file), 'ada');
    expect(shown.from.name).toBe(ben.name);
    expect(shown.clientName).toBe(proposal['clientName']);
  });
});

describe('an answer that Ada really signed and sealed to Ben', () => {
  test.each(answers)('%s is not taken', async (_, forge, why) => {
    const { answer } = letters;
    const text = canonical(forge(answer));
    expect(text).not.toBe(canonical(answer));
    expect(await opening(here, sealLetter(keys.ada, answer.to, text), 'ben')).toContain(why);
  });

  test('is shown untouched, so that each refusal above is of its change', async () => {
    expect(await opening(here, real.toString(), 'ben')).toBe('done');
  });
});
