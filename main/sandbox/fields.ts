import { invalid, noField } from './errors.ts';
import type { Params, Row } from './request.ts';

export interface Field {
  readonly name: string;
  /** The key under which it is answered. */
  readonly as: string;
  readonly args: Params;
  readonly sub: readonly Field[] | null;
}

/** Reads `id,insights.metric(a,b).period(day){values},reactions.summary(true).limit(0).as(likes)`. */
export function parseFields(text: string): Field[] {
  let at = 0;
  const fail = () =>
    invalid(
      `Syntax error "Expected end of string instead of "${text.slice(at, at + 10)}"." at character ${at}: ${text.slice(0, 60)}`,
    );

  function word(): string {
    const found = /^[\w-]+/.exec(text.slice(at))?.[0];
    if (found === undefined) throw fail();
    at += found.length;
    return found;
  }
  function bracketed(): string {
    const start = at + 1;
    for (let depth = 0; at < text.length; at += 1) {
      if (text[at] === '(') depth += 1;
      if (text[at] === ')') depth -= 1;
      if (depth === 0) return text.slice(start, at++);
    }
    throw fail();
  }
  function field(): Field {
    const name = word();
    const args: Record<string, string> = {};
    while (text[at] === '.') {
      at += 1;
      const arg = word();
      if (text[at] !== '(') throw fail();
      args[arg] = bracketed();
    }
    let sub: Field[] | null = null;
    if (text[at] === '{') {
      at += 1;
      sub = list();
      if (text[at] !== '}') throw fail();
      at += 1;
    }
    const { as = name, ...rest } = args;
    return { name, as, args: rest, sub };
  }
  function list(): Field[] {
    const fields: Field[] = [];
    while (at < text.length) {
      while (text[at] === ',' || text[at] === ' ') at += 1;
      if (at >= text.length || text[at] === '}') break;
      fields.push(field());
      if (text[at] !== ',' && text[at] !== ' ') break;
    }
    return fields;
  }

  const fields = list();
  if (at < text.length) throw fail();
  return fields;
}

/** Known to be cheap to keep: clients ask for the same few field lists over and over. */
const parsed = new Map<string, readonly Field[]>();

export function fieldsOf(params: Params, byDefault: readonly string[]): readonly Field[] {
  const raw = params['fields'];
  const text = raw?.startsWith('[') ? raw.replaceAll(/[[\]"\s]/g, '') : raw;
  if (text === undefined || text === '') return byDefault.map(plain);
  const known = parsed.get(text);
  if (known) return known;
  const fields = parseFields(text);
  if (parsed.size < 500) parsed.set(text, fields);
  return fields;
}

export function plain(name: string): Field {
  return { name, as: name, args: {}, sub: null };
}

export type Reader<T, C> = (node: T, ctx: C, field: Field) => unknown;

/** The asked fields of a node and its id; a field without a value is absent, an unknown one kills the request. */
export function selectFields<T, C>(
  readers: Readonly<Record<string, Reader<T, C>>>,
  typeName: string,
  node: T,
  ctx: C,
  fields: readonly Field[],
): Row {
  const row: Row = {};
  for (const field of fields) {
    const reader = Object.hasOwn(readers, field.name) ? readers[field.name] : undefined;
    if (!reader) throw noField(field.name, typeName);
    const value = reader(node, ctx, field);
    if (value !== undefined) row[field.as] = value;
  }
  const id = readers['id'];
  if (id && !('id' in row)) row['id'] = id(node, ctx, plain('id'));
  return row;
}
