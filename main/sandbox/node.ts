import { type GraphError, gone, unknownPath } from './errors.ts';
import { type Field, fieldsOf, type Reader, selectFields } from './fields.ts';
import type { Params, Row } from './request.ts';
import type { Ctx } from './state.ts';
import type { AdAccount, Page } from './world.ts';

export type EdgeHandler<T> = (it: T, ctx: Ctx, params: Params, place: string) => Row;

/** A kind of object: what can be read of it, which lists hang off it, and what may be posted. */
export interface NodeType<T> {
  readonly name: string;
  readonly defaults: readonly string[];
  readonly readers: Readonly<Record<string, Reader<T, Ctx>>>;
  readonly edges?: Readonly<Record<string, EdgeHandler<T>>>;
  readonly posts?: Readonly<Record<string, EdgeHandler<T>>>;
  /** `POST /{id}` itself. */
  readonly update?: EdgeHandler<T>;
}

/** One object that a request is about, with the type's own knowledge closed over. */
export interface Bound {
  readonly id: string;
  readonly typeName: string;
  readonly account: AdAccount | null;
  readonly page: Page | null;
  readonly answer: (ctx: Ctx) => Row;
  readonly isInsights: boolean;
}

interface Owner {
  readonly account?: AdAccount;
  readonly page?: Page;
}

export function bind<T>(type: NodeType<T>, it: T, id: string, edge: readonly string[], owner: Owner): Bound {
  return {
    id,
    typeName: type.name,
    account: owner.account ?? null,
    page: owner.page ?? null,
    isInsights: edge[0] === 'insights',
    answer: (ctx) => answerNode(type, it, id, edge, ctx),
  };
}

function answerNode<T>(type: NodeType<T>, it: T, id: string, edge: readonly string[], ctx: Ctx): Row {
  const { method, params, path } = ctx.ask;
  const [name, ...more] = edge;
  if (more.length > 0) throw unlisted(ctx, path);
  if (method === 'DELETE') throw unlisted(ctx, path);
  if (name === undefined) {
    if (method === 'GET') return readNode(type, it, ctx, fieldsOf(params, type.defaults));
    if (type.update) return type.update(it, ctx, params, path);
    ctx.record.unlisted = true;
    throw gone(id, 'post');
  }
  const handlers = method === 'GET' ? type.edges : type.posts;
  const handler = handlers && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!handler) throw unlisted(ctx, path);
  return handler(it, ctx, params, `${id}/${name}`);
}

function unlisted(ctx: Ctx, path: string): GraphError {
  ctx.record.unlisted = true;
  return unknownPath(path);
}

export function readNode<T>(type: NodeType<T>, it: T, ctx: Ctx, fields: readonly Field[]): Row {
  return selectFields(type.readers, type.name, it, ctx, fields);
}

/** A node inside another one: `creative{thumbnail_url}`. */
export function readNested<T>(type: NodeType<T>, it: T, ctx: Ctx, field: Field): Row {
  return readNode(type, it, ctx, field.sub ?? []);
}

/** A field that is a list of its own: `adsets.limit(5){name}` is the edge with its parameters in brackets. */
export function asField<T>(edge: EdgeHandler<T>, idOf: (it: T) => string): Reader<T, Ctx> {
  return (it, ctx, field) => {
    const params: Record<string, string> = { ...field.args };
    if (field.sub) params['fields'] = fieldText(field.sub);
    return edge(it, ctx, params, `${idOf(it)}/${field.name}`);
  };
}

function fieldText(fields: readonly Field[]): string {
  return fields
    .map((field) => {
      const args = Object.entries(field.args).map(([name, value]) => `.${name}(${value})`);
      const as = field.as === field.name ? '' : `.as(${field.as})`;
      return `${field.name}${args.join('')}${as}${field.sub ? `{${fieldText(field.sub)}}` : ''}`;
    })
    .join(',');
}
