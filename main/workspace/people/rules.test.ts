import { describe, expect, test } from 'vitest';
import type { OriginFacts } from './rules.ts';
import { coolOff } from './rules.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const dayBefore = '2026-11-19T09:00:00.000Z';
const justNow = '2026-11-20T08:59:00.000Z';
const made = (by: string | null, ownSince: string | null, more: Partial<OriginFacts> = {}): OriginFacts => ({
  how: 'made',
  byPerson: by,
  ownSince,
  retiredAt: null,
  ...more,
});

describe('an approval counts', () => {
  test.each<[string, OriginFacts[], ReturnType<typeof coolOff>]>([
    ['from the founder', [made(null, justNow, { how: 'founder' })], { ok: true }],
    ['when somebody else made the account', [made('carol', justNow)], { ok: true }],
    ['a day after the person chose a passphrase', [made('ada', dayBefore)], { ok: true }],
    [
      'not on the day itself, when the proposer made the account',
      [made('ada', justNow)],
      { ok: false, from: '2026-11-21T08:59:00.000Z' },
    ],
    ['not with a one-time passphrase', [made('ada', null)], { ok: false, from: null }],
    [
      'not when the proposer made an earlier account of theirs',
      [made('ada', dayBefore, { retiredAt: justNow }), made('carol', justNow, { how: 'reset' })],
      { ok: false, from: '2026-11-21T08:59:00.000Z' },
    ],
    [
      'not for anybody right after the recovery code was used',
      [made(null, justNow, { how: 'recovered' })],
      { ok: false, from: '2026-11-21T08:59:00.000Z' },
    ],
    ['not without keys', [made('carol', dayBefore, { retiredAt: justNow })], { ok: false, from: null }],
    [
      'not while the clock stands before the passphrase was chosen',
      [made('ada', '2026-11-25T09:00:00.000Z')],
      { ok: false, from: '2026-11-26T09:00:00.000Z' },
    ],
  ])('%s', (_, origins, verdict) => {
    expect(coolOff(origins, 'ada', now)).toEqual(verdict);
  });
});
