/**
 * `undefined` for what is no JSON: a gateway's page, half a reply, nothing. However deep it is nested, nobody walks it:
 * what a schema does not describe is never looked into.
 */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
