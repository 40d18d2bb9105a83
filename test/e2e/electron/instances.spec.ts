import { chmodSync } from 'node:fs';
import { expect, test } from '../host/fixtures.ts';
import type { Running } from '../host/launch.ts';
import { logged } from './door.ts';

const id = '0190a5a0-1111-7222-8333-444444444444';

/** Counts how often the page hears that a link waits. */
async function listenForLinks({ page }: Running): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const state = { links: 0 };
    Object.assign(window, state);
    window.host.hear((name) => {
      if (name === 'app.linked') (window as unknown as { links: number }).links += 1;
    });
  });
  return () => page.evaluate(() => (window as unknown as { links: number }).links);
}

test('a second start ends at once and brings the first window forward', async ({ launch, run }) => {
  const first = await launch();
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect((await run()).code).toBe(0);
  await expect
    .poll(() =>
      first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())),
    )
    .toEqual([true]);
});

test('a second start hands its link over', async ({ launch, run }) => {
  const first = await launch();
  const links = await listenForLinks(first);
  expect((await run({ args: [`steward://client/${id}/ads`] })).code).toBe(0);
  await expect.poll(links).toBe(1);
  expect(logged(first.profile, 'link.received', { to: 'client' })).toBe(1);
});

for (const hostile of [
  `steward://client/${id}/../../approvals/${id}`,
  `steward://client/${id}?next=javascript:alert(1)`,
  'steward://evil@client/',
  'steward:javascript:alert(1)',
  `STEWARD://client/${id}`,
]) {
  test(`a hostile link goes nowhere: ${hostile}`, async ({ launch, run }) => {
    const first = await launch();
    const links = await listenForLinks(first);
    const address = first.page.url();
    expect((await run({ args: [hostile] })).code).toBe(0);
    await expect.poll(() => logged(first.profile, 'link.refused')).toBe(1);
    expect([await links(), first.page.url(), logged(first.profile, 'link.received')]).toEqual([
      0,
      address,
      0,
    ]);
  });
}

test('a link on the very first command line waits for the page', async ({ launch }) => {
  const { profile } = await launch({ args: [`steward://approvals/${id}`] });
  await expect.poll(() => logged(profile, 'link.received', { to: 'approval' })).toBe(1);
});

for (const { name, env, sentence } of [
  {
    name: 'a Graph on another machine',
    env: { STEWARD_GRAPH_ORIGIN: 'https://graph.evil.example' },
    sentence: 'STEWARD_GRAPH_ORIGIN may only name this machine, like http://127.0.0.1:4000.',
  },
  {
    name: 'pages from another machine',
    env: { ELECTRON_RENDERER_URL: 'http://evil.example:5173' },
    sentence: 'ELECTRON_RENDERER_URL may only name this machine, like http://127.0.0.1:4000.',
  },
  {
    name: 'a moment that is none',
    env: { STEWARD_NOW: 'yesterday' },
    sentence: 'STEWARD_NOW must be a moment with its zone, like 2026-03-01T09:00:00Z.',
  },
]) {
  test(`a start with ${name} is refused with one sentence`, async ({ run }) => {
    const { code, stderr } = await run({ env });
    expect(code).toBe(64);
    expect(stderr.split('\n')).toContain(sentence);
  });
}

test('a profile that may not be written to is refused with a sentence, not with silence', async ({
  run,
  box,
}) => {
  chmodSync(box.profile, 0o500);
  const { code, stderr } = await run();
  chmodSync(box.profile, 0o700);
  expect(stderr).toContain(`Steward cannot write to its folder ${box.profile}.`);
  expect(code).toBe(73);
});
