import { z } from '../zod.ts';
import { formatDay } from './format.ts';
import { monthOf, type Period } from './period.ts';
import type { ReportSettings } from './report.ts';

/** What a pattern may hold; each stands for something that the report itself says. */
export const filePlaceholders = [
  'client',
  'agency',
  'period',
  'month',
  'language',
  'paper',
  'audience',
  'code',
] as const;
type Placeholder = (typeof filePlaceholders)[number];

export const usualFileName = '{client} {period}';

/** A pattern without the client would give every client's file one name. */
export const FileNamePattern = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine(isPattern, 'Use only the placeholders that are listed, and {client} among them.')
  .meta({ examples: [usualFileName, '{month} - {client}'] });

export function isPattern(pattern: string): boolean {
  const known = new Set<string>(filePlaceholders);
  const found = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const rest = pattern.replaceAll(/\{[^{}]*\}/g, '');
  return found.includes('client') && found.every((name) => known.has(name)) && !/[{}]/.test(rest);
}

export interface FileFacts {
  readonly client: string;
  readonly agency: string;
  readonly code: string;
  readonly settings: Pick<ReportSettings, 'period' | 'language' | 'paper' | 'audience'>;
}

const locales = { en: 'en-GB', pl: 'pl-PL' } as const;
/** UTF-8; what file systems take, less what a counter, a table's name and an ending need. */
const longestValue = 90;
const longestName = 180;

/** A name that every file system takes, whatever a client is called. */
export function reportFileName(pattern: string, facts: FileFacts, extension: string, what = ''): string {
  const { settings, client, agency, code } = facts;
  const { period, language, paper, audience } = settings;
  const values: Record<Placeholder, string> = {
    client,
    agency,
    code,
    period: spanOf(period),
    month: isMonth(period) ? formatDay(period.from, locales[language], 'month') : spanOf(period),
    language,
    paper,
    audience,
  };
  const filled = pattern.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? shortened(safe(values[name as Placeholder]), longestValue) : whole,
  );
  const name = shortened(safe(filled), longestName).replace(/[. ]+$/u, '');
  // Windows keeps these names for devices, with any ending.
  const isTaken = name === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
  const end = what === '' ? '' : ` ${what}`;
  return `${isTaken ? `Client ${name}`.trim() : name}${end}.${extension}`;
}

function isMonth({ from, to }: Period): boolean {
  const month = monthOf(from);
  return month.from === from && month.to === to;
}

function spanOf({ from, to }: Period): string {
  const month = from.slice(0, 7);
  return to.startsWith(month) ? month : `${from} to ${to}`;
}

function safe(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Cut between letters, by the bytes that they take on a disk. */
function shortened(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
    if (bytes > most) break;
    // Half of a pair is no letter, and no file system keeps it.
    kept += code >= 0xd8_00 && code <= 0xdf_ff ? ' ' : letter;
  }
  return kept.trim();
}
