import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import { UsageError } from './arguments.ts';
import type { Desk, Option } from './command.ts';

export const outputOptions: Readonly<Record<string, Option>> = {
  output: { value: 'path', says: 'Where to write it.' },
  force: { says: 'Write over what is there.' },
};

/** The full path that the app or we may write, looked at before anything is asked for. */
export function outputOf({ asked }: Desk): string {
  const named = asked.text('output');
  if (named === undefined) throw new UsageError('Say where to write it: --output <path>.');
  const path = resolve(named);
  if (!existsSync(dirname(path))) throw new AppError('not_found', `There is no folder ${dirname(path)}.`);
  if (existsSync(path) && !asked.has('force'))
    throw new AppError('conflict', `${path} is there already. Use --force to write over it.`);
  return path;
}
