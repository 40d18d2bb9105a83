import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDesks, founder } from '../builders/desk.ts';
import {
  accept,
  compareAt,
  exported,
  open,
  rowsOf,
  saved,
  saying,
  signed,
  twoDesktops,
} from '../builders/handover.ts';
import { ben, type Made, type Money } from '../builders/money.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

// Ben proposes at his desktop; Ada approves at hers. The sandbox is the judge of what was sent.

let here: Money;
let there: Money;

beforeEach(async () => {
  ({ here, there } = await twoDesktops(await aSandbox()));
});
afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

async function brought(): Promise<{ made: Made; answer: Buffer }> {
  const { made, file } = await exported(here);
  return { made, answer: await signed(there, file) };
}

describe('a hand-over', () => {
  test('is shown there, signed there, brought back and sent here, once', async () => {
    const { made, file } = await exported(here);
    const shown = await open(there, file, 'ada');
    expect(shown).toMatchObject({
      kind: 'proposal',
      known: 'same',
      manifestHash: made.manifestHash,
      manifest: { proposalId: made.id, before: here.campaign.minor, reason: 'Leads are cheap this week.' },
      from: { personId: here.benId, comparedAt: null },
      cannotCheck: ['live', 'policy', 'stops', 'roles', 'cool_off', 'replay'],
    });
    const answer = await signed(there, file);
    expect(here.applied()).toEqual([]);
    expect(await open(here, answer, 'ben')).toMatchObject({
      kind: 'approval',
      proposal: { state: 'waiting' },
    });
    expect(await accept(here, answer)).toMatchObject({ why: null, change: { state: 'confirmed' } });
    expect(here.applied().length).toBe(1);
    expect(await saying(accept(here, answer))).toBe('It does not wait for an approval any more.');
    const { grant } = await here.desk.api.approvals.detail({
      clientId: here.clientId,
      proposalId: made.id as never,
    });
    expect(grant).toMatchObject({ approver: founder.name, signatureHolds: true });
    expect(rowsOf(here)).toEqual(
      expect.arrayContaining(['keys.compared', 'proposal.handed_over', 'proposal.approval_brought']),
    );
    expect(rowsOf(there)).toEqual(expect.arrayContaining(['keys.compared', 'handover.signed']));
  });

  test('is opened without a trace, at either end', async () => {
    const { file } = await exported(here);
    const answer = await signed(there, file);
    const before = [rowsOf(here), rowsOf(there)];
    await open(there, file, 'ada');
    await open(here, answer, 'ben');
    expect([rowsOf(here), rowsOf(there)]).toEqual(before);
  });
});

describe('is refused', () => {
  test('between keys that nobody compared, at each of the three steps', async () => {
    const must = 'Compare the fingerprints with that person first.';
    const made = await here.proposeAs('ben', Math.round(here.campaign.minor * 1.1));
    const ask = { clientId: here.clientId, proposalId: made.id as never, personId: here.adaId };
    const exporting = here.desk.api.handover.export({ ...ask, passphrase: ben.passphrase });
    expect(await saying(exporting)).toBe(must);
    await compareAt(here, here.adaId);
    const file = await saved(here.desk, () =>
      here.desk.api.handover.export({ ...ask, passphrase: ben.passphrase }),
    );
    const shown = await open(there, file, 'ada');
    const { handoverId } = shown;
    const { manifestHash } = made;
    const passphrase = founder.passphrase;
    expect(await saying(there.desk.api.handover.sign({ handoverId, manifestHash, passphrase }))).toBe(must);
    const answer = await signed(there, file);
    unguarded(here).exec('delete from compared_key');
    expect(await saying(accept(here, answer))).toBe(must);
    expect(here.applied()).toEqual([]);
  });

  test('the comparison of keys that were not shown, or of one’s own', async () => {
    await here.as('ben');
    const { mine, others } = await here.desk.api.handover.keys({});
    const other = 'These are not the keys that were shown to you. Look at them again.';
    const compare = (personId: never, fingerprint: string) =>
      saying(here.desk.api.handover.compare({ personId, fingerprint }));
    expect(await compare(others[0]!.personId as never, mine)).toBe(other);
    expect(await compare(here.benId as never, mine)).toBe(other);
  });

  test('a byte that was changed, at either end', async () => {
    const { file } = await exported(here);
    const answer = await signed(there, file);
    for (const [money, bytes, who] of [
      [there, file, 'ada'],
      [here, answer, 'ben'],
    ] as const) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(changed.length / 2);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await saying(open(money, changed, who))).toMatch(/changed on its way/);
    }
  });

  test('the same person, wherever they sit', async () => {
    const { file } = await exported(here);
    await there.as('ben');
    const theirs = 'This file is for somebody else, or for keys that you no longer have.';
    expect(await saying(open(there, file, 'ben'))).toBe(theirs);
    const ask = { clientId: here.clientId, personId: here.benId, passphrase: ben.passphrase };
    const [row] = await here.desk.api.approvals.queue({});
    const own = here.desk.api.handover.export({ ...ask, proposalId: row!.proposal.id });
    expect(await saying(own)).toBe('There is nobody else of that name who could approve it.');
  });

  test('the wrong passphrase, and a signature over what was not opened', async () => {
    const { made, file } = await exported(here);
    const bytes = file.toString('base64');
    const wrong = there.desk.api.handover.open({ bytes, passphrase: 'four quiet herons at dusk' });
    expect(await saying(wrong)).toBe('That passphrase does not open this account.');
    const handoverId = '01890000-0000-7000-8000-0000000000aa';
    const { manifestHash } = made;
    const sign = there.desk.api.handover.sign({ handoverId, manifestHash, passphrase: founder.passphrase });
    expect(await saying(sign)).toContain('Open the hand-over file again');
  });
});

describe('is refused too', () => {
  test('an answer at another installation than the one that asked', async () => {
    const { answer } = await brought();
    await there.as('ben');
    expect(await saying(open(there, answer, 'ben'))).toBe(
      'It was approved for another installation of Steward.',
    );
    await here.as('ada');
    expect(await saying(open(here, answer, 'ada'))).toContain('for somebody else');
  });

  test('a file where it was made: there it is approved in the queue', async () => {
    const { file } = await exported(here);
    await here.as('ada');
    expect(await saying(open(here, file, 'ada'))).toContain('Approve it under Approvals');
  });

  test('what expired, at either end', async () => {
    const { file } = await exported(here);
    const answer = await signed(there, file);
    there.desk.pass(24 * 3_600);
    here.desk.pass(24 * 3_600);
    const late = 'It has expired. Propose it again, with figures of today.';
    expect(await saying(open(there, file, 'ada'))).toBe(late);
    expect(await saying(accept(here, answer))).toBe(late);
    expect(here.applied()).toEqual([]);
  });

  test('a clock that went back, at either end', async () => {
    const { file } = await exported(here);
    const answer = await signed(there, file);
    there.desk.pass(-7_200);
    here.desk.pass(-7_200);
    expect(await saying(open(there, file, 'ada'))).toMatch(/clock of this computer went back/);
    expect(await saying(accept(here, answer))).toMatch(/clock of this computer went back/);
    expect(here.applied()).toEqual([]);
  });

  test('an answer from a clock that runs ahead', async () => {
    const { file } = await exported(here);
    there.desk.pass(7_200);
    const answer = await signed(there, file);
    expect(await saying(accept(here, answer))).toContain('clock of this computer went back');
  });

  test.each([
    ['whose proposal was withdrawn', null],
    ['whose approver may not any more', `update person set is_super_admin = 0`],
    ['whose approver is deactivated', `update person set state = 'deactivated' where is_super_admin = 1`],
    [
      'whose approver has other keys now',
      `update credential set signing_key = exchange_key where how = 'founder'`,
    ],
    ['whose proposal was forged meanwhile', `update proposal set after_minor = after_minor * 10`],
    ['of before a restore', `update workspace set installation_id = '01890000-0000-7000-8000-0000000000ee'`],
  ])('an answer %s', async (_, sql) => {
    const { made, answer } = await brought();
    const { handoverId } = await open(here, answer, 'ben');
    const { clientId } = here;
    if (sql === null) await here.desk.api.approvals.withdraw({ clientId, proposalId: made.id as never });
    else expect(unguarded(here).prepare(sql).run().changes).toBeGreaterThan(0);
    expect(await saying(here.desk.api.handover.accept({ clientId, handoverId }))).not.toBe('done');
    expect(await saying(open(here, answer, 'ben'))).not.toBe('done');
    expect(here.applied()).toEqual([]);
  });

  test('an answer of an approver whose passphrase the proposer could know', async () => {
    const { answer } = await brought();
    const raw = unguarded(here);
    raw.exec(`update credential set how = 'reset', by_person = '${here.benId}' where how = 'founder'`);
    expect(await saying(accept(here, answer))).not.toBe('done');
    expect(here.applied()).toEqual([]);
  });
});

function unguarded(money: Money) {
  const raw = money.ledger();
  for (const name of raw.prepare(`select name from sqlite_master where type = 'trigger'`).pluck().all())
    if (!String(name).startsWith('audit_')) raw.exec(`drop trigger ${String(name)}`);
  return raw;
}
