import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Asked, Command } from './command.ts';
import { commonOptions } from './command.ts';

/** The command line itself is at fault: said with a hint at `help`. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The longest name that the words begin with wins: `report export` before `report`. */
function commandFor(words: readonly string[], commands: readonly Command[]): Command | null {
  const fitting = commands.filter(({ name }) => {
    const parts = name.split(' ');
    return parts.every((part, index) => words[index] === part);
  });
  return fitting.toSorted((a, b) => b.name.length - a.name.length)[0] ?? null;
}

/** `command` is null for a bare `steward` and for words that are none. */
export function readAsked(
  argv: readonly string[],
  commands: readonly Command[],
): { readonly command: Command | null; readonly asked: Asked } {
  const first = argv.findIndex((word) => !word.startsWith('-'));
  const command = first === 0 ? commandFor(argv, commands) : null;
  const options = command ? { ...command.options, ...commonOptions } : commonOptions;
  const config: ParseArgsOptionsConfig = {};
  for (const [name, option] of Object.entries(options))
    config[name] = {
      type: option.value === undefined ? 'boolean' : 'string',
      multiple: option.many ?? false,
    };
  const { values, positionals } = parsed(argv, config);
  if (!command && positionals.length > 0)
    throw new UsageError(`There is no command "${positionals.slice(0, 2).join(' ')}".`);
  const words = positionals.slice(command ? command.name.split(' ').length : 1);
  if (command && !command.takes && words.length > 0)
    throw new UsageError(`${command.name} takes no "${words[0]}".`);
  return { command, asked: askedOf(values, words) };
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function parsed(argv: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : '');
  }
}

function askedOf(values: Values, words: readonly string[]): Asked {
  const texts = (name: string) => [values[name]].flat().filter((value) => typeof value === 'string');
  return {
    words,
    text: (name) => texts(name)[0],
    texts,
    has: (name) => values[name] === true,
  };
}
