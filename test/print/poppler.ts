import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

// What others see in a file of ours: everything is asked of poppler, nothing of the code that made it.

const ask = (program: string, args: readonly string[]) =>
  execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** All words of a file, with plain spaces only. */
export function textOf(path: string): string {
  return ask('pdftotext', ['-raw', path, '-']).replaceAll(/[\s\u00a0\u202f]+/gu, ' ');
}

export function infoOf(path: string): Readonly<Record<string, string>> {
  const lines = ask('pdfinfo', [path]).split('\n');
  return Object.fromEntries(
    lines.flatMap((line): [string, string][] => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

/** By font: is it in the file itself? */
export function fontsOf(path: string): readonly { readonly line: string; readonly isEmbedded: boolean }[] {
  const lines = ask('pdffonts', [path]).split('\n').slice(2).filter(Boolean);
  return lines.map((line) => ({ line, isEmbedded: / yes (?:yes|no) +(?:yes|no) +\d+ +\d+$/.test(line) }));
}

export interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export interface PaperPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

/** Where each word stands on each page, in points. */
export function pagesOf(path: string): readonly PaperPage[] {
  const pages = ask('pdftotext', ['-bbox', path, '-']).split('<page ').slice(1);
  return pages.map((page) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
    const words = page.matchAll(
      /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g,
    );
    return {
      width: Number(width),
      height: Number(height),
      words: [...words].map(([, left, top, right, bottom, text = '']) => ({
        text,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      })),
    };
  });
}

/** The fingerprint of every pixel of every page. */
export function pixelsOf(path: string, dpi = 100): string {
  const all = execFileSync('pdftoppm', ['-r', String(dpi), path], {
    maxBuffer: 512 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return createHash('sha256').update(all).digest('hex');
}

/** What stands uncompressed in the file: its language, its outline, what pictures say to those who cannot see them. */
export function rawOf(path: string): string {
  return readFileSync(path, 'latin1');
}
