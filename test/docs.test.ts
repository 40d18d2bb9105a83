import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

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

  it('name only commands that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\bnpm (?:run )?([a-z][a-z0-9:]*)/gu)]
        .filter(([said]) => said.startsWith('npm run ') || ['npm start', 'npm test'].includes(said))
        .map(([, verb = '']) => ({ page, verb })),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ verb }) => !(verb in scripts))).toEqual([]);
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
