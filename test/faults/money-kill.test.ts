import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { aMoneyDesk, type Made, type Money } from '../builders/money.ts';
import { closeDesks } from '../builders/desk.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

/** The real process is killed; power loss is not claimed. */
const rounds = process.env['STEWARD_FAULTS'] === 'long' ? 200 : 20;
const script = fileURLToPath(new URL('money-kill-child.ts', import.meta.url));
/** From the press of the button to the outcome, on a machine that has other things to do. */
const longestMs = 500;

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

async function approvedForLater(): Promise<{ made: Made; folder: string }> {
  const money = await aMoneyDesk(await aSandbox());
  const startAt = new Date(money.desk.now().getTime() + 3_600_000).toISOString();
  const made = await money.proposeAs('ben', money.campaign.minor + 100, { startAt });
  await money.as('ada');
  await money.approve(made);
  await money.desk.domain.stop();
  return { made, folder: money.desk.folder };
}

/** Kills the process `ms` after it began to send; answers what it had acknowledged by then. */
async function killedWhileSending(
  money: Money,
  origin: string,
  made: Made,
  ms: number,
): Promise<string | null> {
  const now = new Date(money.desk.now().getTime()).toISOString();
  const args = [money.desk.folder, origin, now, money.clientId, made.id, money.adaId];
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready')) resolve();
    });
  });
  await Promise.race([ready, ended]);
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  await ended;
  clearTimeout(timer);
  return /^done (.+)$/m.exec(said)?.[1] ?? null;
}

test('killed at any moment of sending, a change was applied once or not at all, and is known in the end', async () => {
  const { made, folder } = await approvedForLater();
  const ends: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const served = await aSandbox();
    const money = await aMoneyDesk(served, { from: folder });
    money.pass(3_700);
    const ms = Math.round((longestMs * (round + 0.5)) / rounds);
    const acknowledged = await killedWhileSending(money, served.origin, made, ms);
    await money.as('ada');
    const { api } = money.desk;
    const { clientId } = money;
    let [change] = await api.budgets.changes({ clientId });
    // The clock goes on until Meta could not do it any more; nothing is ever sent to find out.
    for (let looks = 0; change?.state === 'unknown' && looks < 4; looks += 1) {
      money.pass(120);
      change = await api.approvals.lookAgain({ clientId, changeId: change.id });
    }
    const end = change?.state ?? 'not sent';
    ends.push(end);
    const facts = { ms, acknowledged, end };
    expect({ ...facts, applied: money.applied().length }).toEqual({
      ...facts,
      applied: end === 'confirmed' ? 1 : 0,
    });
    expect(['not sent', 'confirmed', 'not_applied']).toContain(end);
    if (acknowledged !== null) expect(end).toBe(acknowledged);
    expect(await api.audit.verifyAll({})).toMatchObject({ ok: true });
    await closeDesks();
    await closeSandboxes();
  }
  // The rounds are worth something only when they hit both before and after.
  expect(new Set(ends).size).toBeGreaterThan(1);
}, 2_400_000);
