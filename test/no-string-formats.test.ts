import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutStringFormats } from '../scripts/package/no-string-formats.mjs';

const root = join(import.meta.dirname, '..');
const path = join(root, 'node_modules', 'zod', 'v4', 'classic', 'schemas.js');
const code = readFileSync(path, 'utf8');
const gone = code.slice(code.indexOf('export const ZodString = '));
const formats = [...gone.slice(0, gone.indexOf('\n});')).matchAll(/^ {4}(\w+)\(params\) \{$/gm)].map(
  ([, name = '']) => name,
);

test('a window’s strings carry no format, and nothing else of zod is touched', () => {
  expect(formats).toEqual(expect.arrayContaining(['email', 'uuid', 'datetime', 'duration']));
  const left = withoutStringFormats(path, code) ?? code;
  for (const name of formats)
    expect(code.split(`    ${name}(params) {`).length - left.split(`    ${name}(params) {`).length).toBe(1);
  const exported = (text: string) =>
    [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, it]) => it);
  expect(exported(left)).toStrictEqual(exported(code));
  expect(left).toContain('_ZodString.init(inst, def);\n});');
  expect(withoutStringFormats('/app/node_modules/zod/v4/core/schemas.js', code)).toBeNull();
});

test('no schema that a window reads asks a string for its format', () => {
  const asks = new RegExp(
    String.raw`z\s*\.string\([^)]*\)(?:\s*\.\w+\([^()]*\))*\s*\.(?:${formats.join('|')})\(`,
  );
  expect('z.string().trim().email()').toMatch(asks);
  for (const folder of ['shared', 'renderer'])
    for (const file of globSync('**/*.{ts,tsx}', { cwd: join(root, folder) }))
      expect(readFileSync(join(root, folder, file), 'utf8'), file).not.toMatch(asks);
});
