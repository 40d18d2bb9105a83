import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAsked } from '../main/cli/arguments.ts';
import { commonOptions } from '../main/cli/command.ts';
import { commands } from '../main/cli/commands.ts';
import { en } from '../renderer/words/en.ts';

const pages = globSync(['*.md', 'docs/**/*.md', '{renderer,main,shared,test,scripts}/**/*.md'])
  .filter((path) => !path.includes('node_modules'))
  .sort();
const textOf = (path: string) => readFileSync(path, 'utf8');
/** Without what stands in code: a link there is an example. */
const proseOf = (path: string) =>
  textOf(path)
    .replaceAll(/```[\s\S]*?```/gu, '')
    .replaceAll(/`[^`\n]*`/gu, '');

/** The name that a heading is reached by: lower case, no punctuation, a dash for each space. */
function anchorsOf(path: string): string[] {
  const headings = textOf(path).matchAll(/^#{1,6} (.+)$/gmu);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function linksOf(path: string): string[] {
  return [...proseOf(path).matchAll(/\]\(([^)\s]+)\)/gu)]
    .map(([, to = '']) => to)
    .filter((to) => !/^[a-z]+:/u.test(to));
}

function isBroken(page: string, link: string): boolean {
  const [to = '', anchor] = link.split('#');
  const target = to === '' ? page : join(dirname(page), to);
  if (!existsSync(target)) return true;
  return anchor !== undefined && !anchorsOf(target).includes(anchor);
}

/** What somebody is to type after `steward`, from code spans, fences and the table of commands; placeholders are filled in. */
function commandsIn(page: string): string[][] {
  const text = textOf(page);
  const fences = [...text.matchAll(/```\n([\s\S]*?)```/gu)].flatMap(([, code = '']) => code.split('\n'));
  const spans = [...text.replaceAll(/```[\s\S]*?```/gu, '').matchAll(/(\| )?`([^`\n]+)`/gu)];
  const table = /^## Commands$[\s\S]*?\n\nEvery command/mu.exec(text)?.[0] ?? '';
  const rows = [...table.matchAll(/^\| `([^`]+)`/gmu)].map(([, cell = '']) => `steward ${cell}`);
  return [...fences, ...spans.map(([, , span = '']) => span), ...rows]
    .map((line) => /^(?:steward|\S*\.AppImage|node out\/main\/cli\.js) (.+)$/u.exec(line.trim())?.[1])
    .filter((line) => line !== undefined)
    .flatMap(typed);
}

/** `[…]` may be left out or not, `a\|b` is either: the first is tried, with everything that may be there. */
function typed(line: string): string[][] {
  const plain = line
    .replace(/\s+(?:#|>).*$/u, '')
    .replaceAll(/\\?\|[a-z]+/gu, '')
    .replaceAll(/[[\]…]/gu, '')
    .replaceAll(/<[^>]*>/gu, 'x');
  const words = [...plain.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  return words.length === 0 ? [] : [words];
}

const wordsIn = (words: object): string[] =>
  Object.values(words).flatMap((word: unknown) => {
    if (typeof word === 'string') return [word];
    return word !== null && typeof word === 'object' ? wordsIn(word) : [];
  });

describe('the documents', () => {
  it('are found', () => {
    expect(pages).toContain('README.md');
    expect(pages).toContain(join('docs', 'user-guide.md'));
  });

  it('link only to pages and headings that are there', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => isBroken(page, link))
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('are there where a comment in the code names one', () => {
    const sources = globSync('{main,preload,renderer,scripts,shared,test}/**/*.{ts,tsx,mjs}');
    const named = sources.flatMap((file) =>
      [...textOf(file).matchAll(/(?:\/\/|^\s*\/?\*).*?\b([\w./-]+\.md)\b/gmu)].map(([, page = '']) => ({
        file,
        page,
      })),
    );
    expect(named.length).toBeGreaterThan(5);
    const isThere = (file: string, page: string) => existsSync(page) || existsSync(join(dirname(file), page));
    expect(named.filter(({ file, page }) => !isThere(file, page))).toEqual([]);
  });

  it('name only commands that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\bnpm (?:(start|test)\b|run (?:-\S+ )*([a-z][a-z0-9:]*))/gu)].map(
        ([, short, verb = short]) => ({ page, verb: verb ?? '' }),
      ),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ verb }) => !(verb in scripts))).toEqual([]);
    const table = /^\| `npm run …`[\s\S]*?\n\n/mu.exec(textOf('README.md'))?.[0] ?? '';
    const rows = [...table.matchAll(/^\| (`(?!npm run).+?`) +\|/gmu)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z0-9:]+)[^`]*`/gu)].map(([, verb = '']) => verb),
    );
    expect(rows.filter((verb) => !(verb in scripts))).toEqual([]);
    const untold = Object.keys(scripts).filter((verb) => !['start', 'test', ...rows].includes(verb));
    expect(untold).toEqual([]);
  });

  it('name only commands and options that the command line reads', () => {
    const asked = pages.flatMap((page) => commandsIn(page).map((words) => ({ page, words })));
    expect(asked.length).toBeGreaterThan(20);
    const unread = asked.flatMap(({ page, words }) => {
      try {
        const { command } = readAsked(words[0] === 'help' ? [] : words, commands);
        return command || words[0] === 'help' ? [] : [`${page}: ${words.join(' ')}`];
      } catch (error) {
        return [`${page}: ${words.join(' ')}: ${(error as Error).message}`];
      }
    });
    expect(unread).toEqual([]);
  });

  it('say every option of every command', () => {
    const text = textOf(join('docs', 'command-line.md'));
    const options = commands.flatMap(({ options }) => Object.keys({ ...options, ...commonOptions }));
    expect([...new Set(options)].filter((option) => !text.includes(`--${option}`))).toEqual([]);
  });

  it('call what is on screen what it is called there', () => {
    const said = new Set(wordsIn(en).map((word) => word.replace(/(…|: .*)$/u, '')));
    const called = ['user-guide.md', 'administrators-guide.md']
      .map((name) => join('docs', name))
      .flatMap((page) =>
        [...proseOf(page).matchAll(/(?<![\w`])_([^_]+?)_(?!\w)/gu)].flatMap(([, path = '']) =>
          path.split(' › ').map((part) => ({ page, part: part.replaceAll(/\s+/gu, ' ').replace(/…$/u, '') })),
        ),
      );
    expect(called.length).toBeGreaterThan(60);
    expect(called.filter(({ part }) => !said.has(part))).toEqual([]);
  });

  it.each(['main', 'renderer', 'scripts', 'shared', 'test'])('map each folder of %s, and no other', (top) => {
    const rows = textOf(join(top, 'README.md')).matchAll(/^\| (`[^|]+`) +\|/gmu);
    const named = [...rows].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)\/`/gu)].map(([, one = '']) => one),
    );
    const found = readdirSync(top, { withFileTypes: true }).flatMap((one) =>
      one.isDirectory() ? one.name : [],
    );
    expect(named.toSorted()).toEqual(found.toSorted());
  });

  it('list every decision once, by its number and its own title, and the numbers have no gap', () => {
    const folder = join('docs', 'adr');
    const found = pages.filter((page) => dirname(page) === folder && /^\d{4}-/u.test(basename(page)));
    const lines = found.map((page) => {
      const [, number = '', title = ''] = /^# (\d+)\. (.+)$/mu.exec(textOf(page)) ?? [];
      expect(basename(page)).toMatch(new RegExp(`^${number.padStart(4, '0')}-[a-z0-9-]+\\.md$`, 'u'));
      return `- [${number.padStart(4, '0')}](${basename(page)}) ${title}`;
    });
    const index = textOf(join(folder, 'README.md'));
    expect(index.split('\n').filter((line) => line.startsWith('- ['))).toEqual(lines);
    expect(found.map((page) => Number(basename(page).slice(0, 4)))).toEqual(found.map((_, at) => at + 1));
  });
});
