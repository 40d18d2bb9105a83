import { expect, test } from 'vitest';
import { awayWatch, type SystemIdle } from './away-rule.ts';

test('going away is told once, and again only after coming back', () => {
  const told: string[] = [];
  const look = awayWatch((reason) => told.push(reason));
  const seen: SystemIdle[] = [
    'active',
    'idle',
    'idle',
    'active',
    'idle',
    'locked',
    'locked',
    'unknown',
    'active',
  ];
  seen.forEach(look);
  expect(told).toEqual(['idle', 'idle', 'screen_locked']);
});
