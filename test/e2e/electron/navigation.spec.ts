import { expect, test } from '../host/fixtures.ts';
import { codeOfCall, logged, openOutside, type Outside } from './door.ts';

let outside: Outside;
test.beforeAll(async () => {
  outside = await openOutside();
});
test.afterAll(() => outside.close());

for (const target of [
  'outside',
  'file:///etc/hostname',
  'app://report/',
  'app://ui/assets/',
  'data:text/html,x',
]) {
  test(`the page cannot go to ${target}`, async ({ launch }) => {
    const { page, profile } = await launch({ allow: [/Not allowed to/] });
    const address = page.url();
    const url = target === 'outside' ? `${outside.origin}/away` : target;
    await page.evaluate((away) => window.location.assign(away), url);
    // Chromium itself stops file: and data: before anybody is asked; the others reach our guard.
    const isOurs = !/^(file|data):/.test(target);
    if (isOurs) await expect.poll(() => logged(profile, 'navigation.refused', { what: 'frame' })).toBe(1);
    expect(await codeOfCall(page)).not.toBe('not_allowed');
    expect({ address: page.url(), asked: outside.asked }).toEqual({ address, asked: [] });
  });
}

test('a page that empties itself is brought back', async ({ launch }) => {
  const { page, profile } = await launch();
  const address = page.url();
  await page.evaluate(() => window.location.assign('about:blank'));
  await expect.poll(() => logged(profile, 'navigation.undone')).toBe(1);
  await expect.poll(() => page.url()).toBe(address);
  await expect.poll(() => codeOfCall(page).catch(() => 'loading')).toBe('invalid_request');
});

test('a click on a link, a form and a script cannot open or fill a window', async ({ launch }) => {
  const { app, page, profile } = await launch({ allow: [/form-action/] });
  const opened = await page.evaluate((origin) => {
    const link = Object.assign(document.createElement('a'), { href: `${origin}/blank`, target: '_blank' });
    document.body.append(link);
    link.click();
    const form = Object.assign(document.createElement('form'), {
      action: `${origin}/form`,
      target: '_blank',
    });
    document.body.append(form);
    form.submit();
    return [window.open(`${origin}/open`), window.open('app://ui/'), window.open('about:blank')].map(
      (it) => it === null,
    );
  }, outside.origin);
  expect(opened).toEqual([true, true, true]);
  await expect.poll(() => logged(profile, 'navigation.refused', { what: 'window' })).toBe(5);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(outside.asked).toEqual([]);
});

test('a reload is no way out, and the page is ours again after it', async ({ launch }) => {
  const { page, profile } = await launch();
  const address = page.url();
  await page.evaluate(() => {
    Object.assign(window, { isOld: true });
    window.location.reload();
  });
  await expect.poll(() => page.evaluate(() => 'isOld' in window).catch(() => true)).toBe(false);
  await expect.poll(() => codeOfCall(page).catch(() => 'loading')).toBe('invalid_request');
  expect({ address: page.url(), refused: logged(profile, 'navigation.refused') }).toEqual({
    address,
    refused: 0,
  });
});

test('a redirect is refused also where a page was allowed to go', async ({ launch }) => {
  const { app, profile } = await launch();
  const prevented = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    let stopped = false;
    contents?.emit('will-redirect', { preventDefault: () => (stopped = true) });
    return stopped;
  });
  expect([prevented, logged(profile, 'navigation.refused', { what: 'redirect' })]).toEqual([true, 1]);
});

test('a webview never comes to life, even in a window that would allow one', async ({ launch }) => {
  const { app, page, profile } = await launch();
  expect(await page.evaluate(() => document.createElement('webview').constructor.name)).toBe('HTMLElement');
  const lax = await app.evaluate(async ({ BrowserWindow }) => {
    const made = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    await made.loadURL('data:text/html,<webview src="data:text/html,x"></webview>');
    return made.id;
  });
  await expect.poll(() => logged(profile, 'navigation.refused', { what: 'webview' })).toBe(1);
  const contents = await app.evaluate(({ BrowserWindow, webContents }, id) => {
    const found = webContents.getAllWebContents().filter((one) => one.getType() === 'webview').length;
    BrowserWindow.fromId(id)?.destroy();
    return found;
  }, lax);
  expect(contents).toBe(0);
});
