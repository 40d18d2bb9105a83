// The keeper of the window's settings carries a validator of JSON schemas, which we give none (settings-file.ts checks
// them): a third of the code that main would read before its window is made (P9).

const validators =
  /^import (?:\{ Ajv2020 as (\w+) \} from 'ajv\/dist\/2020\.js'|(\w+) from 'ajv-formats');$/gm;

/** What the keeper's own code becomes in main; null for what is left as it is. @param {string} id @param {string} code */
export function withoutSettingsSchema(id, code) {
  if (!id.replaceAll('\\', '/').endsWith('/conf/dist/source/index.js')) return null;
  return code.replace(
    validators,
    "const $1$2 = function noSchema() { throw new Error('Settings are checked without a JSON schema.'); };",
  );
}

/** A plugin of main's build. */
export const noSettingsSchema = () => ({
  name: 'steward:no-settings-schema',
  apply: /** @type {const} */ ('build'),
  /** @param {string} code @param {string} id */
  transform: (code, id) => withoutSettingsSchema(id, code),
});
