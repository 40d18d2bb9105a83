import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** A new theme travels down the tree, a frame a level where colours are inherited: still is a few frames without a move. */
export function stillness(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let still = 0; still < 5; still += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (document.getAnimations().length > 0) still = -1;
    }
  });
}

/** What axe finds on the window as it is once nothing moves: a colour on its way is nobody's barrier. */
export async function barriersOn(page: Page): Promise<string[]> {
  await stillness(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
  );
}
