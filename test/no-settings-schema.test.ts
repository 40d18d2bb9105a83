import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutSettingsSchema } from '../scripts/package/no-settings-schema.mjs';

const path = join(import.meta.dirname, '..', 'node_modules', 'conf', 'dist', 'source', 'index.js');

test('main’s keeper of settings imports no validator of JSON schemas, and names a refusal in its place', () => {
  const code = readFileSync(path, 'utf8');
  const left = withoutSettingsSchema(path, code) ?? code;
  expect(code).toMatch(/^import .*ajv/m);
  expect(left).not.toMatch(/^import .*ajv/m);
  expect(left).toContain('const Ajv = function noSchema');
  expect(left).toContain('const ajvFormatsModule = function noSchema');
});

test('no other file is touched', () => {
  expect(
    withoutSettingsSchema('/app/node_modules/ajv/dist/2020.js', "import x from 'ajv-formats';"),
  ).toBeNull();
});
