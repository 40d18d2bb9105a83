import { afterEach, describe, expect, test } from 'vitest';
import { resultOn, targetOn } from '../../shared/model/target.ts';
import { aDesk, closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';

afterEach(closeDesks);

const wholeClient = { campaignId: null, campaignName: null };
const noTarget = { resultsPerMonth: null, costPerResultMinor: null, roasHundredths: null };

async function aDeskWithOak() {
  const desk = aDesk();
  await desk.api.workspace.create(founder);
  const oak = await desk.api.clients.add({ name: 'Oak', currency: 'HUF', timezone: 'Europe/Budapest' });
  return { desk, oak };
}

describe('the goals of a client', () => {
  test('are none until somebody says them', async () => {
    const { desk, oak } = await aDeskWithOak();
    expect(await desk.api.goals.list({ clientId: oak.id })).toEqual({ results: [], targets: [] });
  });

  test('keep every word that was said, by whom and when, and survive a restart', async () => {
    const { desk, oak } = await aDeskWithOak();
    const clientId = oak.id;
    const first = { ...wholeClient, from: '2026-01-01', actionTypes: ['lead', 'lead'], word: 'enquiries' };
    await desk.api.goals.setResult({ clientId, choice: first });
    desk.pass(60);
    const second = { ...wholeClient, from: '2026-06-01', actionTypes: ['omni_purchase'], word: 'bookings' };
    await desk.api.goals.setResult({ clientId, choice: second });
    await desk.api.goals.setTarget({
      clientId,
      choice: { ...wholeClient, ...noTarget, from: '2026-06-01', costPerResultMinor: 9500 },
    });
    const again = await desk.restart();
    const personId = (await again.api.workspace.state({})).doors[0]!.people[0]!.id;
    await again.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
    const goals = await again.api.goals.list({ clientId });
    expect(
      goals.results.map(({ from, word, actionTypes, setBy }) => ({ from, word, actionTypes, setBy })),
    ).toEqual([
      { from: '2026-01-01', word: 'enquiries', actionTypes: ['lead'], setBy: founder.name },
      { from: '2026-06-01', word: 'bookings', actionTypes: ['omni_purchase'], setBy: founder.name },
    ]);
    expect(resultOn(goals, '2026-05-31')?.word).toBe('enquiries');
    expect(targetOn(goals, '2026-06-01')).toEqual({ ...noTarget, costPerResultMinor: 9500, currency: 'HUF' });
  });

  test('leave a row of the trail with what held on that day before', async () => {
    const { desk, oak } = await aDeskWithOak();
    const clientId = oak.id;
    await desk.api.goals.setTarget({
      clientId,
      choice: { ...wholeClient, ...noTarget, from: '2026-06-01', resultsPerMonth: 40 },
    });
    await desk.api.goals.setTarget({
      clientId,
      choice: { ...noTarget, campaignId: '77', campaignName: 'Spa', from: '2026-07-01', resultsPerMonth: 5 },
    });
    await desk.api.goals.setTarget({ clientId, choice: { ...wholeClient, ...noTarget, from: '2026-07-01' } });
    const rows = await desk.api.audit.client({ clientId, what: 'client.target_set' });
    expect(rows.map(({ subject }) => subject)).toEqual([clientId, '77', clientId]);
    expect(rows.map(({ detail }) => (detail as { name: string }).name)).toEqual(['Oak', 'Spa', 'Oak']);
    expect(rows[0]?.detail).toMatchObject({
      before: { from: '2026-06-01', resultsPerMonth: 40 },
      after: { from: '2026-07-01', ...noTarget },
    });
    expect(rows[1]?.detail).toMatchObject({ before: null });
  });

  test('take no target of zero, no day that is none and no name that Meta cannot have', async () => {
    const { desk, oak } = await aDeskWithOak();
    const clientId = oak.id;
    const wrong = [
      desk.api.goals.setTarget({
        clientId,
        choice: { ...wholeClient, ...noTarget, from: '2026-06-01', resultsPerMonth: 0 },
      }),
      desk.api.goals.setResult({
        clientId,
        choice: { ...wholeClient, from: '2026-06-31', actionTypes: ['lead'], word: 'x' },
      }),
      desk.api.goals.setResult({
        clientId,
        choice: { ...wholeClient, from: '2026-06-01', actionTypes: ['a b'], word: 'x' },
      }),
    ];
    for (const call of wrong) expect(await failureOf(call)).toMatchObject({ code: 'invalid_request' });
    expect(await desk.api.goals.list({ clientId })).toEqual({ results: [], targets: [] });
  });
});
