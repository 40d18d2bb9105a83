import type { Page } from '@playwright/test';
import { expect, test } from '../host/fixtures.ts';

/** Runs a probe in the page's own turn: what the driver evaluates directly is exempt from the policy. */
async function violationsOf(page: Page, probe: () => void): Promise<readonly string[]> {
  await page.evaluate(() => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const same = (text: string) => text;
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): object };
    };
    const trusted = trustedTypes.createPolicy('test', {
      createHTML: same,
      createScript: same,
      createScriptURL: same,
    });
    Object.assign(window, { violations, trusted, reached: false });
  });
  await page.evaluate(`setTimeout(${probe.toString()}, 0)`);
  const found = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  await expect.poll(async () => (await found()).length).toBeGreaterThan(0);
  expect(await page.evaluate(() => (window as unknown as { reached: boolean }).reached)).toBe(false);
  return [...new Set(await found())];
}

type Reaching = Window & { reached: boolean };
/** Makes text pass for trusted, as a careless library would, so that what stands behind that wall is tried as well. */
declare const trusted: Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string>;

const probes: readonly { what: string; directive: string; probe: () => void }[] = [
  {
    what: 'markup set as text',
    directive: 'require-trusted-types-for',
    probe: () => {
      document.body.innerHTML = '<b>x</b>';
    },
  },
  {
    what: 'a script written as text',
    directive: 'require-trusted-types-for',
    probe: () => {
      document.createElement('script').text = 'window.reached = true';
    },
  },
  {
    what: 'a script written into the page',
    directive: 'script-src-elem',
    probe: () => {
      const script = document.createElement('script');
      script.text = trusted.createScript('window.reached = true');
      document.head.append(script);
    },
  },
  {
    what: 'a script from data',
    directive: 'script-src-elem',
    probe: () => {
      const script = document.createElement('script');
      script.src = trusted.createScriptURL('data:text/javascript,window.reached = true');
      document.head.append(script);
    },
  },
  {
    what: 'an inline handler',
    directive: 'script-src-attr',
    probe: () => {
      document.body.innerHTML = trusted.createHTML('<img src="data:," onerror="window.reached = true">');
    },
  },
  {
    what: 'eval',
    directive: 'script-src',
    probe: () => {
      // oxlint-disable-next-line no-eval -- the probe
      (0, eval)(trusted.createScript('window.reached = true'));
    },
  },
  {
    what: 'new Function',
    directive: 'require-trusted-types-for',
    probe: () => {
      // oxlint-disable-next-line no-implied-eval -- the probe
      new Function('window.reached = true')();
    },
  },
  {
    what: 'a remote picture',
    directive: 'img-src',
    probe: () => {
      const picture = new Image();
      picture.addEventListener('load', () => ((window as unknown as Reaching).reached = true));
      picture.src = 'https://outside.invalid/picture.png';
    },
  },
  {
    what: 'a form',
    directive: 'form-action',
    probe: () => {
      const form = document.createElement('form');
      form.action = 'https://outside.invalid/';
      document.body.append(form);
      form.submit();
    },
  },
  {
    what: 'a frame of ours',
    directive: 'frame-src',
    probe: () => {
      const frame = document.createElement('iframe');
      frame.src = 'app://ui/';
      document.body.append(frame);
    },
  },
  {
    what: 'a frame of others',
    directive: 'frame-src',
    probe: () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://outside.invalid/';
      document.body.append(frame);
    },
  },
  {
    what: 'an inline style sheet',
    directive: 'style-src-elem',
    probe: () => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    },
  },
  {
    what: 'a plug-in',
    directive: 'object-src',
    probe: () => {
      const plugIn = document.createElement('object');
      plugIn.data = trusted.createScriptURL('app://ui/index.html');
      document.body.append(plugIn);
    },
  },
  {
    what: 'another base for addresses',
    directive: 'base-uri',
    probe: () => {
      const base = document.createElement('base');
      base.href = 'https://outside.invalid/';
      document.head.append(base);
    },
  },
  {
    what: 'a fetch to another origin',
    directive: 'connect-src',
    probe: () => void fetch('https://outside.invalid/').catch(() => undefined),
  },
];

for (const { what, directive, probe } of probes) {
  test(`the policy of the page stops ${what}`, async ({ launch }) => {
    const { page } = await launch({ allow: [/./] });
    expect(await violationsOf(page, probe)).toContain(directive);
  });
}
