import { expect, test } from 'vitest';
import { contract } from '../shared/contract/contract.ts';
import type { AnyCall, AnyEvent } from '../shared/rpc.ts';
import { z } from '../shared/zod.ts';

function shapeOf(entry: AnyCall | AnyEvent) {
  const schema = (type: z.ZodType, io: 'input' | 'output') =>
    z.toJSONSchema(type, { io, unrepresentable: 'any' });
  if (entry.kind === 'event') return { event: schema(entry.payload, 'output') };
  return {
    access: entry.access,
    effect: entry.effect,
    input: schema(entry.input, 'input'),
    output: schema(entry.output, 'output'),
  };
}

/** As a schema, without whether a key that is not named may be there: that differs between what goes in and comes out. */
const drawn = (type: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(type, {
    io,
    override: ({ jsonSchema }) => void delete jsonSchema.additionalProperties,
  });

test('what main has parsed is what a window reads: no answer and no event changes by parsing it', () => {
  const sent = Object.entries(contract).flatMap(([noun, group]) =>
    Object.entries(group).map(
      ([verb, entry]) => [`${noun}.${verb}`, entry.kind === 'call' ? entry.output : entry.payload] as const,
    ),
  );
  for (const [name, type] of sent) expect(drawn(type, 'input'), name).toEqual(drawn(type, 'output'));
});

test('a change of the contract is always seen', async () => {
  const surface = Object.entries(contract).flatMap(([noun, group]) =>
    Object.entries(group).map(([verb, entry]) => [`${noun}.${verb}`, shapeOf(entry)] as const),
  );
  await expect(`${JSON.stringify(Object.fromEntries(surface), null, 2)}\n`).toMatchFileSnapshot(
    './contract.schema.json',
  );
});
