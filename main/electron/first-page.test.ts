import { expect, test } from 'vitest';
import { firstPage } from './first-page.ts';
import type { ServedFiles } from './served-files.ts';

const body = (text: string) => ({ type: 'text/html', bytes: new Uint8Array(Buffer.from(text)) });
const files: ServedFiles = new Map([
  ['/', body('<script src="./assets/a.js"></script><link href="./assets/b.css">')],
  ['/assets/a.js', body('')],
  ['/assets/b.css', body('')],
  ['/assets/later.js', body('')],
]);
const never = 2 ** 31 - 1;

test('the page is there when all that it names was answered, and not before', async () => {
  const page = firstPage(files, 'app://ui', never);
  let isThere = false;
  void page.isThere.then(() => (isThere = true));
  page.answered('app://ui/assets/a.js');
  page.answered('app://ui/assets/later.js');
  page.answered('app://ui/assets/a.js');
  await new Promise((resolve) => setImmediate(resolve));
  expect(isThere).toBe(false);
  page.answered('app://ui/assets/b.css');
  await page.isThere;
});

test('a page that never comes is not waited for, nor is one that names nothing', async () => {
  await firstPage(files, 'app://ui', 1).isThere;
  await firstPage(new Map(), 'app://ui', never).isThere;
});
