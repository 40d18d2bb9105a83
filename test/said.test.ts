import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { sentences } from '../main/graph/classes.ts';
import { notWritableText } from '../main/budgets/rules.ts';
import { accessSentence, troubleSentences } from '../main/tokens/rules.ts';
import { NoticeKind, noticeValues } from '../shared/model/notice.ts';
import { noticeText } from '../shared/model/notice-words.ts';
import { polish, saidIn } from '../shared/said/said.ts';

// Reads the source of main for the sentences that it fails with, so that a new one without Polish words is seen here.

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );

/** What an expression may turn out to say, `{}` for each part that is filled in. Constants of the file are looked up. */
function textsOf(node: unknown, constants: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral':
      return [
        (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('{}'),
      ];
    case 'ConditionalExpression':
      return [...textsOf(node['consequent'], constants), ...textsOf(node['alternate'], constants)];
    case 'Identifier':
      return constants.get(node['name'] as string) ?? [];
    default:
      return [];
  }
}

/** Functions that make a failure out of a sentence: its place among their arguments. */
const makers: Readonly<Record<string, number>> = {
  AppError: 1,
  Refused: 1,
  damaged: 0,
  unavailable: 0,
  about: 1,
  another: 2,
};

function failuresIn(file: string): string[] {
  const { program } = parseSync(file, readFileSync(file, 'utf8'));
  const constants = new Map<string, readonly string[]>();
  const found: string[] = [];
  const look = (node: Node): void => {
    const id = node['id'];
    if (node.type === 'VariableDeclarator' && isNode(id) && id.type === 'Identifier')
      constants.set(id['name'] as string, textsOf(node['init'], constants));
    childrenOf(node).forEach(look);
  };
  const gather = (node: Node): void => {
    const callee = node['callee'];
    const name = isNode(callee) && callee.type === 'Identifier' ? (callee['name'] as string) : '';
    const at = /^(New|Call)Expression$/.test(node.type) ? makers[name] : undefined;
    if (at !== undefined) found.push(...textsOf((node['arguments'] as Node[])[at], constants));
    childrenOf(node).forEach(gather);
  };
  look(program as unknown as Node);
  gather(program as unknown as Node);
  return found;
}

/** Sentences alone: what is filled into another, or is a code or a name, has no full stop. */
const isSentence = (text: string) => /[A-Z{].*[.}]$/s.test(text) && text.includes(' ');

test('every sentence that main fails with has Polish words', () => {
  const files = globSync('{main,shared}/**/*.ts').filter(
    (file) => !/\.test\.ts$|^main\/(cli|sandbox|mcp)\//.test(file),
  );
  const all = [...new Set(files.flatMap(failuresIn))].filter(isSentence);
  expect(all.length).toBeGreaterThan(180);
  expect(all.filter((english) => !Object.hasOwn(polish, english))).toEqual([]);
});

test('so have the tables of sentences: Meta’s refusals, tokens, access, what cannot be changed', () => {
  const accesses = ['write', 'read', 'revoked', 'unknown'] as const;
  const all = [
    ...Object.values(sentences),
    ...Object.values(troubleSentences),
    ...Object.values(notWritableText),
    ...accesses.map((access) => accessSentence('ad_account', access, [])),
    ...accesses.map((access) => accessSentence('page', access, ['MESSAGING'])),
  ];
  expect(all.filter((english) => saidIn('pl', english) === null)).toEqual([]);
});

test('every kind of notice has words in both languages, and a reason inside one is Polish too', () => {
  for (const kind of NoticeKind.options) {
    const values = Object.fromEntries(noticeValues[kind].map((name) => [name, `<${name}>`]));
    const [english, polishText] = [noticeText({ kind, values }, 'en'), noticeText({ kind, values }, 'pl')];
    if (kind !== 'alert_raised') expect(JSON.stringify(polishText), kind).not.toBe(JSON.stringify(english));
    expect(polishText.title, kind).not.toBe('');
  }
  const values = { token: 'EAA…', reason: troubleSentences.expired };
  expect(noticeText({ kind: 'token_dead', values }, 'pl').body).toBe(
    'Ten token wygasł. Utwórz nowy w ustawieniach firmy i dodaj go tutaj.',
  );
});
