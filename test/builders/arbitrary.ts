import fc from 'fast-check';
import { z } from '../../shared/zod.ts';

/** The part of JSON Schema that zod writes for our contract. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** Inputs that fit a call's schema, in shape at least: what a well-behaved window, or a patient attacker, would send. */
export function fitting(type: z.ZodType): fc.Arbitrary<unknown> {
  return of(z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema);
}

/** Anything at all that survives JSON, hostile names included. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom('__proto__', 'constructor', 'clientId', 'token', 'limit', 'toString'),
    fc.jsonValue(),
  ),
  fc.constantFrom(
    null,
    [],
    {},
    '',
    0,
    -1,
    1e308,
    '../../etc/passwd',
    `'; drop table client; --`,
    '\u0000',
    '\u202e',
    'x'.repeat(20_000),
  ),
);

function of(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.examples) return fc.constantFrom(...schema.examples);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return fc.oneof(...variants.map((one) => of(one)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(of(schema.items ?? {}), {
        minLength: Math.min(schema.minItems ?? 0, 4),
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textOf(schema);
    case undefined:
    default:
      return fc.jsonValue();
  }
}

function numberOf({ minimum, exclusiveMinimum, maximum = 1000 }: Schema): fc.Arbitrary<number> {
  const least = exclusiveMinimum === undefined ? (minimum ?? -1000) : exclusiveMinimum + 1;
  return fc.integer({ min: Math.max(least, -1e9), max: Math.max(least, Math.min(maximum, 1e9)) });
}

function objectOf(schema: Schema): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, of(one)] as const);
  return fc.record(Object.fromEntries(properties), { requiredKeys: [...(schema.required ?? [])] });
}

function textOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.uuid({ version: 7 });
  if (schema.format === 'email') return fc.constantFrom('ada@agency.example', 'x@y.example');
  if (schema.format === 'date-time') return fc.constant('2026-11-20T09:00:00.000Z');
  if (schema.format === 'date') return fc.constant('2026-11-20');
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
  return fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 200) });
}
