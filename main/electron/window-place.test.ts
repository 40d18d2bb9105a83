import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeWindow, smallest, type Area } from './window-place.ts';

const laptop: Area = { x: 0, y: 0, width: 1920, height: 1080 };
const beside: Area = { x: 1920, y: -200, width: 2560, height: 1440 };

test('the first time, the window is centred on the primary screen', () => {
  expect(placeWindow(null, [laptop])).toEqual({ x: 280, y: 110, width: 1360, height: 860, maximised: false });
});

test('a window comes back to where it was, also on a second screen', () => {
  const place = { x: 2100, y: -100, width: 1400, height: 900, maximised: true };
  expect(placeWindow(place, [laptop, beside])).toEqual(place);
});

test('a window whose screen is gone comes to the first one, in its own size', () => {
  const place = { x: 2100, y: -100, width: 1400, height: 900, maximised: false };
  expect(placeWindow(place, [laptop])).toEqual({ x: 260, y: 90, width: 1400, height: 900, maximised: false });
});

test('a window that hangs over an edge is brought in', () => {
  const place = { x: 1500, y: 900, width: 1400, height: 900, maximised: false };
  expect(placeWindow(place, [laptop])).toEqual({
    x: 520,
    y: 180,
    width: 1400,
    height: 900,
    maximised: false,
  });
});

test('a window larger than a shrunken screen is made to fit', () => {
  const place = { x: 0, y: 0, width: 3000, height: 2000, maximised: false };
  expect(placeWindow(place, [laptop])).toEqual({ x: 0, y: 0, width: 1920, height: 1080, maximised: false });
});

test('wherever it was, the title bar can be reached and the window is never too small', () => {
  const place = fc.record({
    x: fc.integer({ min: -100_000, max: 100_000 }),
    y: fc.integer({ min: -100_000, max: 100_000 }),
    width: fc.integer({ min: 1, max: 100_000 }),
    height: fc.integer({ min: 1, max: 100_000 }),
    maximised: fc.boolean(),
  });
  fc.assert(
    fc.property(place, (saved) => {
      const { x, y, width, height } = placeWindow(saved, [laptop, beside]);
      const home = [laptop, beside].find(
        (area) =>
          x >= area.x && y >= area.y && x < area.x + area.width - 100 && y < area.y + area.height - 30,
      );
      expect({
        hasHome: home !== undefined,
        wide: width >= smallest.width,
        high: height >= smallest.height,
      }).toEqual({
        hasHome: true,
        wide: true,
        high: true,
      });
    }),
  );
});
