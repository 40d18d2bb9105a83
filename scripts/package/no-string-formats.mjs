// Each string of zod carries the ways to every format that it knows, `z.string().ipv6()` and twenty-six more, and a bundler
// can drop none of them: 2 kB after gzip (P14). Ours are asked for by their own names, `z.uuid()`, as zod 4 would have it.

const methods = /(_ZodString\.init\(inst, def\);\n\}), \{\n    email\(params\) \{[^]*?\n\}\);/;

/** What zod's own code becomes in a window; null for what is left as it is. @param {string} id @param {string} code */
export function withoutStringFormats(id, code) {
  if (!id.replaceAll('\\', '/').endsWith('/zod/v4/classic/schemas.js')) return null;
  return code.replace(methods, '$1);');
}

/** A plugin of the renderer's build. */
export const noStringFormats = () => ({
  name: 'steward:no-string-formats',
  apply: /** @type {const} */ ('build'),
  /** @param {string} code @param {string} id */
  transform: (code, id) => withoutStringFormats(id, code),
});
