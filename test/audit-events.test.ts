import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { auditEvents } from '../shared/model/audit-events.ts';

// A row of the trail that nobody gave words to would be shown to people by its code.
const known: ReadonlySet<string> = new Set(auditEvents);
const nouns: ReadonlySet<string> = new Set(auditEvents.map((event) => event.split('.')[0] ?? ''));

const sources = globSync('main/**/*.ts').filter(
  (path) => !/\.test\.ts$|^main\/(sandbox|cli|electron|mcp|doors\/reach)/.test(path),
);

const says = /\b(?:what: |what = )/;
const isElse = /log\.|emit\(|emit:|includes|\.changed',|^\s*$/;

/** `noun.past_tense` in the source, without what goes into the log, to the window, or names a call. */
const said = sources.flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/(.{0,60})'([a-z_]+)\.(?!json|db)([a-z_]+)'/g)]
    .filter(([, before = '', noun = '']) => (nouns.has(noun) && !isElse.test(before)) || says.test(before))
    .map(([, , noun, verb]) => `${noun}.${verb}`),
);

test('everything that is written to the trail has words', () => {
  expect(said.length).toBeGreaterThan(60);
  expect([...new Set(said)].filter((event) => !known.has(event))).toEqual([]);
});
