import { expect, test } from 'vitest';
import { askOf, everything, itself } from './ask.ts';

test('a filter that leaves nothing out asks for a page and nothing else', () => {
  expect(askOf(everything, 100)).toEqual({ limit: 100 });
});

test('a day is asked for from its first moment to the first of the next, in this computer’s zone', () => {
  const ask = askOf({ ...everything, days: { from: '2026-02-27', to: '2026-02-28' } }, 100, 7);

  expect(ask).toEqual({
    limit: 100,
    before: 7,
    from: new Date(2026, 1, 27).toISOString(),
    until: new Date(2026, 2, 1).toISOString(),
  });
});

test('what Steward did by itself is asked for by nobody’s id, which is not the same as by anybody’s', () => {
  expect(askOf({ ...everything, who: itself }, 100)).toEqual({ limit: 100, actorId: null });
  expect(askOf({ ...everything, who: 'an id', noun: 'client', text: 'oak' }, 100)).toEqual({
    limit: 100,
    actorId: 'an id',
    what: 'client',
    text: 'oak',
  });
});
