import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastOf } from '../../shared/model/contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Every token that is an opaque colour, as [light, dark]. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);

function ratio(ink: string, ground: string, theme: 'light' | 'dark'): number {
  return contrastOf(tokens.get(ink)![theme], tokens.get(ground)![theme])!;
}

const grounds = ['paper', 'desk', 'rail', 'sunken', 'raised', 'hover', 'pressed', 'selected'];
const themes = ['light', 'dark'] as const;
const words = [
  ...grounds.flatMap((ground) =>
    ['ink', 'ink-2', 'ink-3', 'accent-text'].map((ink) => [ink, ground] as const),
  ),
  ...['good', 'warn', 'bad', 'info'].flatMap((ink) =>
    ['paper', 'desk', 'hover', 'selected', `${ink}-soft`].map((ground) => [ink, ground] as const),
  ),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['accent-ink', 'accent-pressed'],
  ['bad-ink', 'bad-fill'],
  ['bad-ink', 'bad-fill-hover'],
  ['accent-text', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-2', 'neutral-soft'],
] as const;

describe('tokens', () => {
  test.each(themes)('every word can be read on every ground it may stand on (%s)', (theme) => {
    const weak = words.filter(([ink, ground]) => ratio(ink, ground, theme) < 4.5);
    expect(
      weak.map(([ink, ground]) => `${ink} on ${ground}: ${ratio(ink, ground, theme).toFixed(2)}`),
    ).toEqual([]);
  });

  test.each(themes)('the edge of a field and the focus ring are found without colour (%s)', (theme) => {
    const edges = ['line-field', 'focus'].flatMap((edge) =>
      ['paper', 'desk', 'rail'].map((ground) => [edge, ground]),
    );
    const weak = edges.filter(([edge, ground]) => ratio(edge!, ground!, theme) < 3);
    expect(
      weak.map(([edge, ground]) => `${edge} on ${ground}: ${ratio(edge!, ground!, theme).toFixed(2)}`),
    ).toEqual([]);
  });

  test.each(themes)('each line of a chart stands out from the paper (%s)', (theme) => {
    const weak = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].filter((series) => ratio(series, 'paper', theme) < 3);
    expect(weak).toEqual([]);
  });
});
