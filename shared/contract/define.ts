import type { Access } from '../model/access.ts';
import type { Call } from '../rpc.ts';
import type { z } from '../zod.ts';

/** A call of Steward's contract: who may make it, what goes in, what comes out. */
export function call<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Call<I, O, Access> {
  return { kind: 'call', access, input, output };
}
