import { describe, expect, test } from 'vitest';
import { dueAt, mayConfirm } from './rules.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString();

describe('an access is due', () => {
  test.each([
    ['so many days after it was given', { since: day(1), role: 'client_user', confirmed: null }, day(31)],
    [
      'so many days after it was last confirmed',
      { since: day(1), role: 'client_user', confirmed: { at: day(20), role: 'client_user' } },
      day(50),
    ],
    [
      'by the day on which another role was given, whatever was confirmed of the one before',
      { since: day(1), role: 'client_admin', confirmed: { at: day(20), role: 'client_user' } },
      day(31),
    ],
    [
      'by the day on which it was given again, not by a confirmation of before',
      { since: day(25), role: 'client_user', confirmed: { at: day(20), role: 'client_user' } },
      day(55),
    ],
  ] as const)('%s', (_, standing, due) => {
    expect(dueAt(standing, 30).toISOString()).toBe(due);
  });
});

test('nobody confirms their own access while somebody else could', () => {
  expect(mayConfirm('ada', 'bob', ['ada'])).toBe(true);
  expect(mayConfirm('ada', 'ada', ['ada', 'eve'])).toBe(false);
  expect(mayConfirm('ada', 'ada', ['ada'])).toBe(true);
});
