import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { stops, visit } from '../../../scripts/verbs/screens.ts';
import { expect, test } from '../host/fixtures.ts';

async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
  );
}

/** A new theme travels down the tree, a frame a level where colours are inherited: still is a few frames without a move. */
function stillness(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let still = 0; still < 5; still += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (document.getAnimations().length > 0) still = -1;
    }
  });
}

test.fixme('every screen is free of barriers, light and dark, and fits its window', async ({ launch }) => {
  test.setTimeout(600_000);
  const { page } = await launch({ env: { STEWARD_NOW: '2026-11-20T09:00:00Z' } });
  for (const stop of stops) {
    await visit(page, stop);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await stillness(page);
      expect({ screen: stop.name, colorScheme, barriers: await barriersOn(page) }).toEqual({
        screen: stop.name,
        colorScheme,
        barriers: [],
      });
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ screen: stop.name, overflow }).toEqual({ screen: stop.name, overflow: 0 });
  }
});
