import { expect, test } from 'vitest';
import { isQuiet, NoticeKind, noticeValues, type QuietHours } from './notice.ts';
import { noticeText } from './notice-words.ts';

const quiet: QuietHours = { on: true, from: '19:00', to: '07:00', weekends: true };
const friday = 5;

test.each([
  ['18:59', friday, false],
  ['19:00', friday, true],
  ['06:59', friday, true],
  ['07:00', friday, false],
  ['12:00', 0, true],
  ['12:00', 6, true],
])('at %s on day %d the desktop is quiet: %s', (time, day, is) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  expect(isQuiet(quiet, hours * 60 + minutes, day)).toBe(is);
  expect(isQuiet({ ...quiet, on: false }, hours * 60 + minutes, day)).toBe(false);
});

test('quiet hours within one day end on the same day', () => {
  const lunch = { ...quiet, from: '12:00', to: '13:00', weekends: false };
  expect([11 * 60, 12 * 60, 13 * 60].map((minutes) => isQuiet(lunch, minutes, 0))).toEqual([
    false,
    true,
    false,
  ]);
});

// An alert carries the figures of its sentence as one value; it has a test of its own.
test.each(NoticeKind.options.filter((kind) => kind !== 'alert_raised'))(
  '%s is said whole in both languages, with every value of it',
  (kind) => {
    const names: readonly string[] = noticeValues[kind];
    const values = Object.fromEntries(names.map((name, index) => [name, `value${index}`]));
    for (const language of ['en', 'pl'] as const) {
      const { title, body } = noticeText({ kind, values }, language);
      expect(title).not.toBe('');
      expect(`${title} ${body}`).not.toMatch(/undefined|\[object/);
      for (const value of Object.values(values)) expect(`${title} ${body}`).toContain(value);
    }
  },
);

test('an alert is said with its figures in the reader’s language, and nothing wrong when they were cut', () => {
  const facts = JSON.stringify({ share: 1.18, strayMicros: 1_000_000, currency: 'PLN' });
  const said = (language: 'en' | 'pl', text: string) =>
    noticeText({ kind: 'alert_raised', values: { client: 'Oak', rule: 'pace_over', facts: text } }, language);
  expect(said('en', facts)).toEqual({ title: 'Oak', body: 'Overspending: lands at 118% of plan' });
  expect(said('pl', facts).body).toContain('118%');
  expect(said('en', facts.slice(0, 20))).toEqual({ title: 'Oak', body: '' });
});

test('money and days are written as the reader writes them', () => {
  const values = {
    client: 'Oak',
    what: 'Autumn',
    before: { money: { minor: 123_456, currency: 'PLN' } },
    after: { money: { minor: 150_000, currency: 'PLN' } },
  };
  const body = (language: 'en' | 'pl') => noticeText({ kind: 'change_confirmed', values }, language).body;
  expect(body('en')).toContain('zł');
  expect(body('pl').replaceAll(/\s/g, ' ')).toContain('1234,56 zł');
});
