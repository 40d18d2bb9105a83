import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildWorld } from './build.ts';
import { figureNames, reach, reported, settledDay } from './history.ts';
import { followersAt, settledPageDay } from './page-history.ts';
import { type AdSet, budgetOn, type World } from './world.ts';
import { dayMs } from './zones.ts';

const madeAt = Date.parse('2026-11-20T12:00:00Z');
const today = Math.floor(madeAt / dayMs);
const world = buildWorld(7, madeAt, 30);
const accounts = [...world.accounts.values()];

const anAccount = fc.constantFrom(...accounts);
const someDays = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 40 }))
  .map(([ago, length]) => ({ from: today - ago - length, to: today - ago }));
const aMoment = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => madeAt + hours * 3_600_000);

test('every figure adds up from the ads to the account, on any days and at any moment', () => {
  fc.assert(
    fc.property(anAccount, someDays, aMoment, (account, { from, to }, now) => {
      const sum = (objects: Parameters<typeof reported>[0][], name: (typeof figureNames)[number]) =>
        objects.reduce((total, one) => total + reported(one, from, to, now)[name], 0);
      const adSets = account.campaigns.flatMap((campaign) => campaign.adSets);
      const whole = reported(account, from, to, now);
      for (const name of figureNames) {
        expect(sum(account.campaigns, name)).toBe(whole[name]);
        expect(sum(adSets, name)).toBe(whole[name]);
        const [adSet] = adSets;
        if (adSet) expect(sum(adSet.ads, name)).toBe(reported(adSet, from, to, now)[name]);
      }
    }),
    { numRuns: 60 },
  );
});

test('days add up to their range, whatever the range', () => {
  fc.assert(
    fc.property(anAccount, someDays, ({ campaigns }, { from, to }) => {
      const [campaign] = campaigns;
      if (!campaign) return;
      let spend = 0;
      for (let day = from; day <= to; day += 1) spend += reported(campaign, day, day, madeAt).spend;
      expect(spend).toBe(reported(campaign, from, to, madeAt).spend);
    }),
    { numRuns: 60 },
  );
});

test('people reached never add up: a parent has at most its parts together, and at least the largest', () => {
  fc.assert(
    fc.property(anAccount, someDays, (account, { from, to }) => {
      const of = (object: Parameters<typeof reach>[0], first: number, last: number) =>
        reach(object, (one) => reported(one, first, last, madeAt).impressions);
      const whole = of(account, from, to);
      const parts = account.campaigns.map((campaign) => of(campaign, from, to));
      const days = Array.from({ length: to - from + 1 }, (_, i) => of(account, from + i, from + i));
      const total = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
      expect(whole).toBeLessThanOrEqual(total(parts));
      expect(whole).toBeGreaterThanOrEqual(Math.max(0, ...parts));
      expect(whole).toBeLessThanOrEqual(reported(account, from, to, madeAt).impressions);
      expect(whole).toBeLessThanOrEqual(total(days) * 1.01 + days.length * parts.length);
    }),
    { numRuns: 60 },
  );
});

test('what was reported only grows, and stands after 28 days', () => {
  fc.assert(
    fc.property(
      anAccount,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      (account, ago, later) => {
        const day = today - ago;
        const before = reported(account, day, day, madeAt);
        const after = reported(account, day, day, madeAt + later * dayMs);
        for (const name of figureNames) {
          expect(after[name]).toBeGreaterThanOrEqual(before[name]);
          if (ago > 29) expect(after[name]).toBe(before[name]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('an ad set spends near its daily budget, never 175 % of it', () => {
  const adSets = accounts.flatMap((account) => account.campaigns.flatMap((campaign) => campaign.adSets));
  const own = adSets.filter((adSet): adSet is AdSet => adSet.budget?.kind === 'daily');
  fc.assert(
    fc.property(fc.constantFrom(...own), fc.integer({ min: 1, max: 300 }), (adSet, ago) => {
      const budget = adSet.budget ? budgetOn(adSet.budget, today - ago) : 0;
      const { spend } = settledDay(adSet, today - ago);
      if (spend > 0) expect(spend / budget).toBeGreaterThan(0.5);
      expect(spend / budget).toBeLessThan(1.75);
    }),
  );
});

test('an ended lifetime budget was not overspent', () => {
  for (const account of accounts) {
    for (const campaign of account.campaigns) {
      if (campaign.budget?.kind !== 'lifetime' || campaign.stopDay === null) continue;
      const spent = reported(campaign, campaign.startDay, campaign.stopDay, madeAt + 400 * dayMs).spend;
      expect(spent / budgetOn(campaign.budget, today)).toBeLessThan(1);
      expect(spent / budgetOn(campaign.budget, today)).toBeGreaterThan(0.6);
    }
  }
});

test('a hotel sells more beds per click in summer than in winter', () => {
  const hotel = world.clients.find((client) => client.slug === 'lambert');
  const [account] = hotel?.accounts ?? [];
  if (!account) throw new Error('No hotel.');
  const perDay = (from: string, to: string) => {
    const [first, last] = [Date.parse(from) / dayMs, Date.parse(to) / dayMs];
    return reported(account, first, last, madeAt).purchases / (last - first + 1);
  };
  expect(perDay('2026-06-01', '2026-08-31')).toBeGreaterThan(perDay('2026-01-01', '2026-02-28'));
});

test('followers move by what came and left, from any day to the next, asked in any order', () => {
  const pages = [...world.pages.values()];
  const fresh = (): World => buildWorld(7, madeAt, 30);
  fc.assert(
    fc.property(
      fc.constantFrom(...pages),
      fc.array(fc.integer({ min: -30, max: 700 }), { minLength: 1, maxLength: 6 }),
      (page, agos) => {
        const other = fresh();
        const twin = other.pages.get(page.id);
        if (!twin) throw new Error('No twin.');
        for (const ago of agos) {
          const day = today - ago;
          expect(followersAt(other, twin, day)).toBe(followersAt(world, page, day));
          const { follows, unfollows } = settledPageDay(page, day);
          const before = followersAt(world, page, day - 1);
          if (before > 0)
            expect(followersAt(world, page, day)).toBe(Math.max(0, before + follows - unfollows));
        }
      },
    ),
    { numRuns: 40 },
  );
});
