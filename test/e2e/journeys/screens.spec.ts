import type { Page } from '@playwright/test';
import { goTo, parts, visit } from '../../../scripts/verbs/screens.ts';
import { barriersOn, stillness } from '../host/barriers.ts';
import { expect, test } from '../host/fixtures.ts';

/** What does not fit: the window that scrolls sideways, and controls of the rail or a screen's head that lie on one another. */
function crampedOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    const controls = [...document.querySelectorAll('nav, header')].flatMap((place) =>
      [...place.querySelectorAll('button, h1')].filter((one) => one.checkVisibility()),
    );
    const boxes = controls.map((one) => ({ one, box: one.getBoundingClientRect() }));
    const onOneAnother = boxes.flatMap(({ one, box }, at) =>
      boxes
        .slice(at + 1)
        .filter((other) => !one.contains(other.one) && !other.one.contains(one))
        .filter(({ box: b }) => {
          const across = Math.min(box.right, b.right) - Math.max(box.left, b.left);
          const down = Math.min(box.bottom, b.bottom) - Math.max(box.top, b.top);
          return across > 1 && down > 1;
        })
        .map((other) => `${one.textContent} lies on ${other.one.textContent}`),
    );
    return [...(wide > 0 ? [`${wide} px wider than the window`] : []), ...onOneAnother];
  });
}

/** The window as it is at 200 %: half as wide and half as high, in the style sheet's pixels. */
async function atDoubleSize(page: Page): Promise<string[]> {
  const size = await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }));
  const half = { width: Math.floor(size.width / 2), height: Math.floor(size.height / 2) };
  await page.setViewportSize(half);
  await page.waitForFunction((width) => window.innerWidth === width, half.width);
  await stillness(page);
  const cramped = await crampedOn(page);
  await page.setViewportSize(size);
  await page.waitForFunction((width) => window.innerWidth === width, size.width);
  return cramped;
}

// In parts, each in a window of its own: a slow machine has its time for each of them.
for (const part of parts) {
  test(`every screen of ${part.name} is free of barriers, light and dark, and fits its window, at 200 % too`, async ({
    launch,
  }) => {
    test.setTimeout(600_000);
    const { page } = await launch({ env: { STEWARD_NOW: '2026-11-20T09:00:00Z' } });
    await goTo(page, part);
    for (const stop of part.stops) {
      await visit(page, stop);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect({ screen: stop.name, colorScheme, barriers: await barriersOn(page) }).toEqual({
          screen: stop.name,
          colorScheme,
          barriers: [],
        });
      }
      expect({ screen: stop.name, cramped: await crampedOn(page) }).toEqual({
        screen: stop.name,
        cramped: [],
      });
      expect.soft({ screen: stop.name, atDoubleSize: await atDoubleSize(page) }).toEqual({
        screen: stop.name,
        atDoubleSize: [],
      });
    }
  });
}
