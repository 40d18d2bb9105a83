import { goTo, parts, visit } from '../../../scripts/verbs/screens.ts';
import { panel } from '../../../scripts/verbs/stop.ts';
import { expect, test } from '../host/fixtures.ts';
import { walkByTab } from './keyboard.ts';

for (const part of parts) {
  test(`on every screen of ${part.name} Tab reaches every control, shows where it is, is never trapped, and Escape closes what opened @full`, async ({
    launch,
  }) => {
    test.setTimeout(600_000);
    const { page } = await launch({ env: { STEWARD_NOW: '2026-11-20T09:00:00Z' } });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await goTo(page, part);
    for (const stop of part.stops) {
      await visit(page, stop);
      const { missed, unseen, cameRound, reached } = await walkByTab(page);
      expect({ screen: stop.name, missed, unseen, cameRound }).toEqual({
        screen: stop.name,
        missed: [],
        unseen: [],
        cameRound: true,
      });
      expect(reached).toBeGreaterThan(0);
      const open = await panel(page).count();
      if (open === 0) continue;
      await page.keyboard.press('Escape');
      await expect(panel(page)).toHaveCount(open - 1);
    }
  });
}
