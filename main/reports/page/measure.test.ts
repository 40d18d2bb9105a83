import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, linesOf, oneLine, widthOf } from './measure.ts';

const type = { size: 10 } as const;

describe('text on paper', () => {
  it('breaks after spaces and keeps the words', () => {
    expect(linesOf('Weekends sold out twice this month', 80, type)).toEqual([
      'Weekends sold',
      'out twice this',
      'month',
    ]);
  });

  it('breaks within a word that no line holds', () => {
    const lines = linesOf('x'.repeat(60), 80, type);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('')).toBe('x'.repeat(60));
  });

  it('shortens with an ellipsis only what does not fit', () => {
    expect(fitted('Autumn weekends', 200, 1, type)).toBe('Autumn weekends');
    const short = fitted('Autumn weekends with the family, by the lake and in the woods', 100, 1, type);
    expect(short.endsWith('…')).toBe(true);
    expect(widthOf(short, type)).toBeLessThanOrEqual(100);
  });

  it('takes no more lines than it was given, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 1, max: 4 }),
        (text, most) => {
          expect(linesOf(fitted(text, 120, most, type), 120, type).length).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  it('breaks neither within a figure, nor before its unit, nor after a word of one letter', () => {
    const said = oneLine('Rezerwacje w górę o 8 %, a koszt 20 340 zł i w spa zł 1,500 (z VAT), film 15 s');
    for (const whole of ['15 s', 'w górę', 'o 8 %', 'a koszt', '20 340 zł', 'i w spa', 'zł 1,500', 'z VAT'])
      expect(said).toContain(whole.replaceAll(' ', '\u00a0'));
    const lines = linesOf(oneLine('Wydano 20 340 zł w październiku'), 75, type);
    expect(lines).toEqual(['Wydano', '20\u00a0340\u00a0zł', 'w\u00a0październiku']);
  });

  it('takes marks away that would turn the direction of other words around', () => {
    expect(oneLine('a\u202Eb\u2066c\nd')).toBe('abc d');
  });
});
