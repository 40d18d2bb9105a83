import type { Command } from './command.ts';
import { commonOptions } from './command.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

const flagsOf = ({ options }: Command) =>
  Object.keys({ ...options, ...commonOptions }).map((name) => `--${name}`);

/** First words, and second words of those that have them. */
function wordsOf(commands: readonly Command[]) {
  const firsts = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))];
  const seconds = (first: string) =>
    commands.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));
  return { firsts, seconds };
}

export function completionFor(shell: Shell, commands: readonly Command[]): string {
  if (shell === 'fish') return fish(commands);
  const loaded = shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : '';
  return `${loaded}${bash(commands)}`;
}

function bash(commands: readonly Command[]): string {
  const { firsts, seconds } = wordsOf(commands);
  const nested = firsts
    .filter((first) => seconds(first).length > 0)
    .map((first) => `      ${first}) words="${seconds(first).join(' ')}" ;;`);
  const flags = commands.map((one) => `    "${one.name}"*) flags="${flagsOf(one).join(' ')}" ;;`);
  return [
    '_steward() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" words="" flags=""',
    '  local typed="${COMP_WORDS[*]:1:COMP_CWORD-1}"',
    '  case "$typed" in',
    // The longer name first: `report list` before a `report` that anything may follow.
    ...flags.toSorted((a, b) => b.length - a.length),
    '  esac',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words="${firsts.join(' ')}"`,
    '  elif [ "$COMP_CWORD" -eq 2 ]; then',
    '    case "${COMP_WORDS[1]}" in',
    ...nested,
    '    esac',
    '  fi',
    '  case "$current" in -*) words="$flags" ;; esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '  if [ ${#COMPREPLY[@]} -eq 0 ]; then COMPREPLY=($(compgen -f -- "$current")); fi',
    '}',
    'complete -F _steward steward',
    '',
  ].join('\n');
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function fish(commands: readonly Command[]): string {
  const { firsts, seconds } = wordsOf(commands);
  const none = `not __fish_seen_subcommand_from ${firsts.join(' ')}`;
  return [
    ...firsts.map((first) => {
      const says = commands.find(({ name }) => name === first)?.says ?? '';
      return `complete -c steward -f -n ${quoted(none)} -a ${first} -d ${quoted(says)}`;
    }),
    ...firsts.flatMap((first) =>
      seconds(first).map(
        (second) =>
          `complete -c steward -f -n ${quoted(`__fish_seen_subcommand_from ${first}`)} -a ${second}`,
      ),
    ),
    ...commands.flatMap((command) =>
      Object.entries({ ...command.options, ...commonOptions }).map(([name, { value, says }]) => {
        const first = command.name.split(' ')[0] ?? '';
        const takes = value === undefined ? '' : ' -r';
        return `complete -c steward -n ${quoted(`__fish_seen_subcommand_from ${first}`)} -l ${name}${takes} -d ${quoted(says)}`;
      }),
    ),
    '',
  ].join('\n');
}
