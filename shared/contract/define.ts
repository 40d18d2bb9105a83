import type { Access } from '../model/access.ts';
import type { Call } from '../rpc.ts';
import type { z } from '../zod.ts';

/** A call of Steward's contract: who may make it, what goes in, what comes out. Refused while the workspace is locked. */
export function call<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Call<I, O, Access> {
  return { kind: 'call', access, effect: 'write', input, output };
}

/**
 * A call that only reads what is stored here: no token, no key, nothing sent, nothing recorded. These alone still
 * answer while the workspace is locked and may be read on.
 */
export function read<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Call<I, O, Access> {
  return { kind: 'call', access, effect: 'read', input, output };
}
