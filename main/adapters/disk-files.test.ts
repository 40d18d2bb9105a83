import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failureOf } from '../../shared/failure.ts';
import { diskFiles } from './disk-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}\n`);

test('a long file is written whole, and others have their turn many times meanwhile', async () => {
  const path = join(folder, 'long.jsonl');
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await diskFiles.writeInSteps(path, lines(5_000));
  isOver = true;
  expect(readFileSync(path, 'utf8')).toBe(lines(5_000).join(''));
  expect(turns).toBeGreaterThan(15);
});

test('what fails half-way leaves no file and no half of one, and says its own reason', async () => {
  const path = join(folder, 'half.jsonl');
  const parts = function* () {
    yield* lines(500);
    throw new Error('The rest is gone.');
  };
  await expect(diskFiles.writeInSteps(path, parts())).rejects.toThrow('The rest is gone.');
  expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
});

test('a place that cannot be written is refused in words, in one go and in steps', async () => {
  const path = join(folder, 'not', 'there.txt');
  const refused = await diskFiles.writeInSteps(path, ['x']).catch((error: unknown) => failureOf(error).code);
  expect(refused).toBe('storage_refused');
  expect(() => diskFiles.write(path, ['x'])).toThrow('cannot be saved there');
});
