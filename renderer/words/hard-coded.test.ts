import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

/** Properties and attributes whose text a person reads or hears. */
const spoken = new Set(
  (
    'label title hint error placeholder description note reason alt body confirm subtitle unit text empty heading ' +
    'aria-label aria-description aria-valuetext aria-roledescription aria-placeholder'
  ).split(' '),
);
/** Names that are the same in every language. */
const names = new Set(['Steward']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

/** The texts an expression may turn out to be; calls and names are looked up elsewhere. */
function textsOf(node: unknown): readonly (readonly [text: string, at: number])[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Literal':
    case 'JSXText':
      return typeof node['value'] === 'string' ? [[node['value'], node.start]] : [];
    case 'TemplateLiteral':
      return (node['quasis'] as readonly Node[]).map((quasi) => [
        (quasi['value'] as { raw: string }).raw,
        node.start,
      ]);
    case 'ConditionalExpression':
      return [...textsOf(node['consequent']), ...textsOf(node['alternate'])];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [...textsOf(node['left']), ...textsOf(node['right'])];
    case 'JSXExpressionContainer':
      return textsOf(node['expression']);
    default:
      return [];
  }
}

function keyOf(node: Node): string {
  const key = node['key'] ?? node['name'];
  if (!isNode(key)) return '';
  const name = key['name'] ?? key['value'];
  return typeof name === 'string' ? name : '';
}

function candidates(node: Node): readonly (readonly [text: string, at: number])[] {
  switch (node.type) {
    case 'JSXText':
      return textsOf(node);
    case 'JSXElement':
    case 'JSXFragment':
      return (node['children'] as readonly Node[])
        .filter((child) => child.type === 'JSXExpressionContainer')
        .flatMap(textsOf);
    case 'JSXAttribute':
      return spoken.has(keyOf(node)) ? textsOf(node['value']) : [];
    case 'Property':
      return spoken.has(keyOf(node)) ? textsOf(node['value']) : [];
    default:
      return [];
  }
}

/** Words in the source of a screen that a translator would never see, as "line: text". */
function hardCoded(source: string, file: string): readonly string[] {
  const { program } = parseSync(file, source);
  const found: string[] = [];
  const visit = (node: Node) => {
    for (const [text, at] of candidates(node)) {
      const words = text.trim();
      if (/\p{L}{2}/u.test(words) && !names.has(words)) {
        found.push(`${file}:${source.slice(0, at).split('\n').length}: ${words}`);
      }
    }
    childrenOf(node).forEach(visit);
  };
  visit(program as unknown as Node);
  return found;
}

const root = fileURLToPath(new URL('../', import.meta.url));
const screens = globSync(['features/**/*.{ts,tsx}', 'ui/**/*.{ts,tsx}', '*.tsx'], { cwd: root }).filter(
  (file) => !/\.test\.tsx?$/.test(file),
);

describe('a word on screen', () => {
  test('comes from the catalogue, so that it can be said in every language', () => {
    expect(screens.length).toBeGreaterThan(40);
    const found = screens.flatMap((file) => hardCoded(readFileSync(`${root}${file}`, 'utf8'), file));
    expect(found).toEqual([]);
  });

  test.each([
    ['<p>Nothing here</p>', 'Nothing here'],
    ['<p>{done ? "Finished" : words.busy}</p>', 'Finished'],
    ['<p>{`${count} clients`}</p>', 'clients'],
    ['<Field label="Name" />', 'Name'],
    ['<Menu entries={[{ label: "Rename" }]} />', 'Rename'],
    ['<p>{count > 0 && "Some"}</p>', 'Some'],
  ])('is found in %s', (jsx, word) => {
    expect(hardCoded(`export const X = () => ${jsx};`, 'x.tsx')).toEqual([`x.tsx:1: ${word}`]);
  });

  test.each([
    '<p>{words.nothing}</p>',
    '<p>·</p>',
    '<Field label={words.name} className="field" look="primary" />',
    '<b>Steward</b>',
    '<i data-key="Enter" onClick={() => go("client")} />',
  ])('is not suspected in %s', (jsx) => {
    expect(hardCoded(`export const X = () => ${jsx};`, 'x.tsx')).toEqual([]);
  });
});
