// Each schema of zod carries the way to a JSON schema of itself, which no bundler can drop: 6 kB after gzip, for a window
// that only parses (P14). Main keeps it, for the tools of the MCP door.

const processors = /^export const (\w+Processor) = [^]*?^\};$/gm;
const methods = /^export const (create\w+Method) = [^]*?^\};$/gm;
const refusal = `function noJsonSchema() { throw new Error('No JSON schema is made in a window.'); }`;

/** What zod's own code becomes in a window; null for what is left as it is. @param {string} id @param {string} code */
export function withoutJsonSchema(id, code) {
  const path = id.replaceAll('\\', '/');
  if (path.endsWith('/zod/v4/core/json-schema-processors.js'))
    return `${code.replace(processors, 'export const $1 = noJsonSchema;')}\n${refusal}`;
  if (path.endsWith('/zod/v4/core/to-json-schema.js'))
    return `${code.replace(methods, 'export const $1 = () => noJsonSchema;')}\n${refusal}`;
  return null;
}

/** A plugin of the renderer's build. */
export const noJsonSchema = () => ({
  name: 'steward:no-json-schema',
  apply: /** @type {const} */ ('build'),
  /** @param {string} code @param {string} id */
  transform: (code, id) => withoutJsonSchema(id, code),
});
