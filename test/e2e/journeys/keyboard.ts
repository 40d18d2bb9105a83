import type { Page } from '@playwright/test';

export interface Walk {
  /** Controls that Tab never reached. */
  readonly missed: readonly string[];
  /** Controls that had the focus and did not show it. */
  readonly unseen: readonly string[];
  /** Whether Tab came round to where it began. */
  readonly cameRound: boolean;
  readonly reached: number;
}

interface Step {
  readonly at: number;
  readonly seen: boolean;
  readonly name: string;
}

/** Numbers every control that Tab should reach now; behind an open modal dialog there is none. */
function numberControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) => {
      const said = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return `${element.tagName.toLowerCase()} ${element.getAttribute('role') ?? ''} ${said.trim().slice(0, 40)}`;
    };
    const modal = document.querySelector('[role="dialog"][aria-modal="true"], [role="alertdialog"]');
    const inModal = modal && document.querySelector('[data-base-ui-inert]') ? modal : document.body;
    const candidates = inModal.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]',
    );
    const controls = [...candidates].filter((element) => {
      if (element.tabIndex < 0 || element.matches(':disabled') || element.closest('[inert], [hidden]'))
        return false;
      if (element.closest('[aria-hidden="true"]') || element.hasAttribute('data-base-ui-focus-guard'))
        return false;
      return element.checkVisibility({ visibilityProperty: true });
    });
    for (const old of document.querySelectorAll('[data-tab-number]')) old.removeAttribute('data-tab-number');
    controls.forEach((control, at) => control.setAttribute('data-tab-number', String(at)));
    (document.activeElement as HTMLElement | null)?.blur();
    return controls.map(nameOf);
  });
}

/** Where the focus is, and whether one can see it: a ring on it, or on the box that stands for it. */
function whereFocusIs(page: Page): Promise<Step> {
  return page.evaluate(async () => {
    // What stands for movement even when it is reduced takes a frame or two, more on a busy machine.
    for (let frame = 0; frame < 6; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const element = document.activeElement;
    if (!element || element === document.body) return { at: -1, seen: true, name: 'the page' };
    const hasRing = (one: Element, part?: string) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part);
      return (
        (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow.includes('0px 0px 0px 2px')
      );
    };
    let box: Element | null = element;
    let seen = false;
    for (let up = 0; box && up < 3 && !seen; up += 1, box = box.parentElement) seen = hasRing(box);
    // What stands for a hidden native input is drawn beside it.
    const beside = element.previousElementSibling ?? element.nextElementSibling;
    if (!seen && beside) seen = hasRing(beside);
    // The ring of a table is on the row that the arrows have reached.
    const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    if (!seen && row) seen = hasRing(row, '::after') || hasRing(row);
    const at = Number(element.getAttribute('data-tab-number') ?? -2);
    return {
      at,
      seen,
      name: `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`,
    };
  });
}

/** Presses Tab until it has been everywhere. Of a group in which arrows move (radios, tabs, rows) one member is enough. */
export async function walkByTab(page: Page): Promise<Walk> {
  const controls = await numberControls(page);
  const reached = new Set<number>();
  const unseen: string[] = [];
  let first: number | null = null;
  let last: number | null = null;
  let cameRound = false;
  for (let presses = 0; presses < controls.length * 2 + 20 && !cameRound; presses += 1) {
    await page.keyboard.press('Tab');
    const step = await whereFocusIs(page);
    // A date is several stops in one control: only whoever comes back has come round.
    cameRound = first !== null && step.at === first && last !== first;
    // Figures that come in meanwhile may draw the first control anew: then any other that comes again will do.
    cameRound ||= presses > controls.length + 10 && reached.has(step.at) && last !== step.at;
    last = step.at;
    if (cameRound) break;
    if (!step.seen) unseen.push(step.name);
    if (step.at < 0) continue;
    first ??= step.at;
    reached.add(step.at);
  }
  const here = await stillHere(page);
  const missed = controls.filter((_, at) => !reached.has(at) && here.includes(at));
  return { missed, unseen: [...new Set(unseen)], cameRound, reached: reached.size };
}

/** Long work ends and takes its Cancel along: what has gone meanwhile was not missed. */
function stillHere(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-tab-number]')]
      .filter(
        (one) =>
          one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled'),
      )
      .map((one) => Number(one.dataset['tabNumber'])),
  );
}
