import { describe, expect, it } from 'vitest';
import { en } from '../../words/en.ts';
import { pl } from '../../words/pl.ts';
import { placeOf, stepsFor, tourSteps } from './steps.ts';

describe('the tour of the demo agency', () => {
  it('shows the vault and the isolation drill to super admins alone, and everything else to everybody', () => {
    expect(stepsFor(true)).toEqual(tourSteps);
    expect(stepsFor(false)).toEqual(tourSteps.filter((step) => !['tokens', 'drill'].includes(step)));
  });

  it('shows each step on a screen of its own', () => {
    const places = tourSteps.map((step) => placeOf(step, 'c1').at);
    expect(new Set(places).size).toBe(tourSteps.length);
  });

  it('says in both languages what a step shows and what to try there', () => {
    for (const words of [en, pl]) {
      for (const step of tourSteps) {
        expect(words.tour.step[step].title).not.toBe('');
        expect(words.tour.step[step].body.length).toBeGreaterThan(40);
      }
    }
  });
});
