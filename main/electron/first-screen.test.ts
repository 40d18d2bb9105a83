import { expect, test } from 'vitest';
import { type FirstScreen, firstScreen } from './first-screen.ts';
import type { ServedFiles } from './served-files.ts';

const body = (text: string) => ({ type: 'text/html', bytes: new Uint8Array(Buffer.from(text)) });
const files: ServedFiles = new Map([
  ['/', body('<script src="./assets/a.js"></script><link href="./assets/b.css">')],
  ['/assets/a.js', body('')],
  ['/assets/b.css', body('')],
  ['/assets/letters.woff2', body('')],
  ['/assets/shell.js', body('')],
]);
const never = 2 ** 31 - 1;
const ui = 'app://ui';

async function isDrawn(screen: FirstScreen): Promise<boolean> {
  const yet = Symbol('yet');
  await new Promise((resolve) => setImmediate(resolve));
  return (await Promise.race([screen.isDrawn, Promise.resolve(yet)])) !== yet;
}

test('the first screen is drawn when its window is shown and its page asks for what is behind the door', async () => {
  const screen = firstScreen(files, ui, never);
  for (const path of [
    '/',
    '/assets/a.js',
    '/assets/b.css',
    '/assets/letters.woff2',
    '/media/x/y',
    '/other.js',
  ])
    screen.fileAsked(`${ui}${path}`);
  screen.fileAsked('app://report/assets/shell.js');
  screen.shown();
  screen.shown();
  expect(await isDrawn(screen)).toBe(false);
  screen.fileAsked(`${ui}/assets/shell.js`);
  expect(await isDrawn(screen)).toBe(true);
});

test('a page at rest waits for its window', async () => {
  const screen = firstScreen(files, ui, never);
  screen.fileAsked(`${ui}/assets/shell.js`);
  expect(await isDrawn(screen)).toBe(false);
  screen.shown();
  expect(await isDrawn(screen)).toBe(true);
});

test('a call that only the domain can answer waits for nothing', async () => {
  const screen = firstScreen(files, ui, never);
  screen.domainAsked();
  expect(await isDrawn(screen)).toBe(true);
});

test('a page that never comes is not waited for', async () => {
  await firstScreen(new Map(), ui, 1).isDrawn;
});
