import type { Command, Option } from './command.ts';
import { commonOptions } from './command.ts';

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, says }) => `  ${name.padEnd(width)}  ${says}`);
  return [
    'steward <command> [options]',
    '',
    "Steward's workspace from a terminal. While the app runs, through its own door; else by itself.",
    '',
    ...lines,
    '',
    'For every command:',
    ...optionLines(commonOptions),
    '',
  ].join('\n');
}

export function usageOf({ name, takes, options }: Command): string {
  return ['steward', name, takes ?? '', options ? '[options]' : ''].filter((part) => part !== '').join(' ');
}

export function helpFor(command: Command): string {
  const own = command.options ? ['', ...optionLines(command.options)] : [];
  return [
    usageOf(command),
    '',
    command.says,
    ...own,
    '',
    'For every command:',
    ...optionLines(commonOptions),
    '',
  ].join('\n');
}

export const flagOf = (name: string, { value }: Option) =>
  value === undefined ? `--${name}` : `--${name} <${value}>`;

function optionLines(options: Readonly<Record<string, Option>>): string[] {
  const flags = Object.entries(options).map(([name, option]) => [flagOf(name, option), option.says] as const);
  const width = Math.max(...flags.map(([flag]) => flag.length));
  return flags.map(([flag, says]) => `  ${flag.padEnd(width)}  ${says}`);
}
