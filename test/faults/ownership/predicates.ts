import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A condition that says whose a row is, where it stands in the source. */
export interface Predicate {
  readonly name: string;
  readonly file: string;
  readonly from: number;
  readonly stands: string;
  /** What stands there instead when it is taken away: always true, and bound as before. */
  readonly gone: string;
}

/**
 * In SQL text: `client_id = ?`, `s.client_id = :client`, `c.client_id = a.client_id`, `m.client_id = c.id`,
 * `client.id = asset.client_id`, and the `id = ?` of the table of clients itself.
 */
const inSql =
  /\b(?:\w+\.)?client_id = (?:\?|[@:]\w+|\w+\.(?:client_)?id\b)|\b(?:client|c)\.id = \w+\.client_id|(?<=from client where )id = \?/g;
/** In drizzle: `eq(asset.clientId, …)`, `inArray(report.clientId, …)`, `eq(client.id, …)`. */
const inDrizzle = /\b(?:eq|inArray)\(\s*(?:\w+\.clientId|client\.id),/g;

const root = join(import.meta.dirname, '../../..');

/** Every one of them in main. Migrations are not rules of the app any more, and the sandbox plays Meta. */
export function predicates(): Predicate[] {
  const files = globSync('main/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.ts$|^main\/(sandbox|db|audit\/verifier)\//.test(file))
    .toSorted();
  return files.flatMap((file) => predicatesIn(file, readFileSync(join(root, file), 'utf8')));
}

function predicatesIn(file: string, text: string): Predicate[] {
  const sql = [...text.matchAll(inSql)].map(({ index, 0: stands }) => ({
    from: index,
    stands,
    gone: `(${stands} or true)`,
  }));
  const drizzle = [...text.matchAll(inDrizzle)].map(({ index }) => {
    const stands = text.slice(index, closing(text, text.indexOf('(', index)) + 1);
    return { from: index, stands, gone: `alwaysTrue\`(\${${stands}} or true)\`` };
  });
  const found = [...sql, ...drizzle].toSorted((one, other) => one.from - other.from);
  return found.map((one, index) => ({ ...one, file, name: `${file} ${index + 1}: ${oneLine(one.stands)}` }));
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

/** The bracket that ends what this one begins. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')' && (depth -= 1) === 0) return at;
  }
  throw new Error('A bracket without its end.');
}

/** The source of a file with this predicate taken away. */
export function sourceWithout({ from, stands, gone }: Predicate, text: string): string {
  if (!text.startsWith(stands, from)) throw new Error('The predicate stands elsewhere now.');
  const broken = text.slice(0, from) + gone + text.slice(from + stands.length);
  return `import { sql as alwaysTrue } from 'drizzle-orm'; ${broken}`;
}
