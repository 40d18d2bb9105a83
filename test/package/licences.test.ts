import { expect, test } from 'vitest';
import { licenceOf, packageOf } from '../../scripts/package/licences.mjs';

test.each([
  ['/app/node_modules/react/index.js', '/app/node_modules/react'],
  ['/app/node_modules/@base-ui/react/dialog/index.js?used', '/app/node_modules/@base-ui/react'],
  ['/app/node_modules/a/node_modules/b/x.js', '/app/node_modules/a/node_modules/b'],
  ['\0/app/node_modules/zod/index.js', '/app/node_modules/zod'],
  ['/app/renderer/main.tsx', null],
])('%s comes from the package in %s', (module, folder) => {
  expect(packageOf(module)).toBe(folder);
});

test('a package that only names its licence gets the whole text of it', () => {
  const { licence, text } = licenceOf('node_modules/drizzle-orm');
  expect(licence).toBe('Apache-2.0');
  expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION'.slice(0, 20));
});
