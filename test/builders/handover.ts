import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../main/db/driver.ts';
import { failureOf } from '../../shared/failure.ts';
import { founder, type TestDesk } from './desk.ts';
import { aMoneyDesk, ben, type Made, type Money } from './money.ts';
import type { Served } from './sandbox.ts';

const passphrases = { ada: founder.passphrase, ben: ben.passphrase };

/** What it fails with, or "done". */
export const saying = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error: unknown) => failureOf(error).message,
  );

export async function saved(desk: TestDesk, run: () => Promise<{ savedAs: string | null }>): Promise<Buffer> {
  const path = join(mkdtempSync(join(tmpdir(), 'steward-handover-')), 'x.steward-handover');
  desk.saveAnswers.push(path);
  const { savedAs } = await run();
  if (savedAs !== path) throw new Error('Saved elsewhere.');
  return readFileSync(path);
}

/** The two have met: each has read the other's fingerprint. */
export async function compareAt(money: Money, personId: string): Promise<void> {
  const { others } = await money.desk.api.handover.keys({});
  const one = others.find((other) => other.personId === personId)!;
  await money.desk.api.handover.compare(one);
}

export function open(money: Money, file: Buffer, who: 'ada' | 'ben') {
  return money.desk.api.handover.open({ bytes: file.toString('base64'), passphrase: passphrases[who] });
}

/** Ben's desktop, and Ada's: a copy of the workspace under another installation, which knows nothing of his proposal. */
export async function twoDesktops(served: Served) {
  const here = await aMoneyDesk(served);
  const there = await aMoneyDesk(served);
  await there.as('ada');
  there.ledger().exec(`update workspace set installation_id = '01890000-0000-7000-8000-0000000000ff'`);
  return { here, there };
}

export async function exported(
  here: Money,
  more: { startAt?: string } = {},
): Promise<{ made: Made; file: Buffer }> {
  const made = await here.proposeAs('ben', Math.round(here.campaign.minor * 1.1), more);
  await compareAt(here, here.adaId);
  const ask = { clientId: here.clientId, proposalId: made.id as never, personId: here.adaId };
  const { api } = here.desk;
  const file = await saved(here.desk, () => api.handover.export({ ...ask, passphrase: ben.passphrase }));
  return { made, file };
}

export async function signed(there: Money, file: Buffer): Promise<Buffer> {
  await compareAt(there, there.benId);
  const shown = await open(there, file, 'ada');
  if (shown.kind !== 'proposal') throw new Error('Not a proposal.');
  const { handoverId, manifestHash } = shown;
  const { api } = there.desk;
  return saved(there.desk, () =>
    api.handover.sign({ handoverId, manifestHash, passphrase: founder.passphrase }),
  );
}

export async function accept(here: Money, answer: Buffer) {
  const { handoverId } = await open(here, answer, 'ben');
  return here.desk.api.handover.accept({ clientId: here.clientId, handoverId });
}

const ledgers = new WeakMap<Money, Connection>();

/** Everything that a desk has written down. */
export function rowsOf(money: Money): unknown[] {
  const ledger = ledgers.get(money) ?? money.ledger();
  ledgers.set(money, ledger);
  return (
    ledger
      // The daily copy is made whenever the machine comes to it, and is nobody's doing.
      .prepare(
        `select what from audit_row where what <> 'workspace.backed_up'
       union all select 'key ' || fingerprint from compared_key`,
      )
      .pluck()
      .all()
  );
}
