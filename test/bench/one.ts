import { basename } from 'node:path';
import type { Bench, Measured } from './bench.ts';

/** What the process of one bench tells the run. */
export type Said =
  | { readonly ok: true; readonly measured: Measured }
  | { readonly ok: false; readonly why: string };

const [file = '', ...options] = process.argv.slice(2);
const said = await measure().catch((error: unknown): Said => {
  return { ok: false, why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
});
process.send?.(said, () => process.disconnect());

async function measure(): Promise<Said> {
  const found = Object.values((await import(`./${basename(file)}`)) as Record<string, unknown>).find(isBench);
  if (!found) throw new Error(`${file} exports no bench.`);
  return { ok: true, measured: await found.run({ smoke: options.includes('--smoke') }) };
}

function isBench(value: unknown): value is Bench {
  return typeof value === 'object' && value !== null && 'id' in value && 'run' in value;
}
