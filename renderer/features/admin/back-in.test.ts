import { expect, test } from 'vitest';
import { reachable } from './back-in.ts';

test('two people with two addresses can let the agency back in; one written twice is one', () => {
  const ada = { email: 'ada@oak.example', phone: '' };
  expect(reachable([ada, { email: 'jan@oak.example', phone: '' }])).toBe(2);
  expect(reachable([ada, { email: ' ADA@oak.example', phone: '1' }])).toBe(1);
});

test('whoever has neither address nor phone cannot be asked', () => {
  expect(reachable([{ email: '', phone: '' }])).toBe(0);
  expect(
    reachable([
      { email: '', phone: '+48 22 100' },
      { email: '', phone: '+4822100' },
    ]),
  ).toBe(1);
});
