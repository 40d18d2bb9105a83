import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { withoutJsonSchema } from '../scripts/package/no-json-schema.mjs';

const read = (name: string) => {
  const path = fileURLToPath(new URL(`../node_modules/zod/v4/core/${name}.js`, import.meta.url));
  const code = readFileSync(path, 'utf8');
  return { code, left: withoutJsonSchema(path, code) ?? code };
};
const exported = (code: string) =>
  [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, it]) => it);

test('a window’s zod has every export that it had, with less code behind JSON schemas', () => {
  const { code, left } = read('json-schema-processors');
  expect(exported(left)).toStrictEqual(exported(code));
  expect(left.length).toBeLessThan(code.length / 1.4);
  expect(left).toContain('export const objectProcessor = noJsonSchema;');
});

test('what a schema carries of JSON schemas is a refusal, so that nothing leads to the code behind it', () => {
  const { code, left } = read('to-json-schema');
  expect(exported(left)).toStrictEqual(exported(code));
  expect(left).toContain('export const createToJSONSchemaMethod = () => noJsonSchema;');
  expect(left).toContain('export const createStandardJSONSchemaMethod = () => noJsonSchema;');
});

test('no other file of zod is touched', () => {
  expect(withoutJsonSchema('/app/node_modules/zod/v4/core/schemas.js', 'export const a = 1;')).toBeNull();
});
