import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Bench, Measured } from './bench.ts';
import { rounded } from './stats.ts';

const wholeBar = 450;
const chunkBar = 250;
/** What the browser parses. Fonts and pictures are compressed as they are and load when they are needed. */
const parsed = ['.js', '.css', '.html'];

/** P14: what the window loads, in kB after gzip. The ratio is the fuller of the two: whole ÷ 450, largest chunk ÷ 250. */
export const p14: Bench = {
  id: 'P14',
  run: () => Promise.resolve(measure(fileURLToPath(new URL('../../out/renderer', import.meta.url)))),
};

function measure(folder: string): Measured {
  const chunks = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => parsed.includes(extname(name)))
    .map((name) => {
      const bytes = readFileSync(`${folder}/${name}`);
      return { name, kB: gzipSync(bytes, { level: 9 }).length / 1000, rawKB: bytes.length / 1000 };
    })
    .toSorted((a, b) => b.kB - a.kB);
  const [largest] = chunks;
  if (!largest) throw new Error('There is no built renderer.');
  const whole = chunks.reduce((sum, { kB }) => sum + kB, 0);
  const ratio = Math.max(whole / wholeBar, largest.kB / chunkBar);
  return {
    figures: {
      whole_gzip_kB: rounded(whole, 1),
      largest_chunk_gzip_kB: rounded(largest.kB, 1),
      largest_chunk_kB: rounded(largest.rawKB, 1),
      chunks: chunks.length,
    },
    ratio: rounded(ratio, 3),
    bar: 1,
    met: ratio <= 1,
    ...(ratio > 1 ? { limits: `${largest.name} is the largest of ${chunks.length} chunks` } : {}),
  };
}
