import type { Command } from './command.ts';
import { commonOptions, exitCodes } from './command.ts';
import { flagOf, usageOf } from './help.ts';

/** What roff would read as its own. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1');
}

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  fine: 'All is well.',
  notFine: 'It ran, and what it found is not well; or it failed for a reason of its own, which was said.',
  usage: 'The command line cannot be read.',
  badInput: 'What was given does not make sense.',
  unavailable:
    'Something is missing: the network, the window, or the workspace, which another program has open.',
  broken: 'A mistake in Steward.',
  cannotWrite: 'The disk is full, or cannot be written or read.',
  notAllowed: 'You may not do this, or are not signed in.',
  cancelled: 'Cancelled.',
};

export const exitLines: readonly (readonly [number, string])[] = (
  Object.keys(exitCodes) as (keyof typeof exitCodes)[]
).map((name) => [exitCodes[name], meanings[name]]);

const item = (head: string, says: string) => `.TP\n.B ${plain(head)}\n${plain(says)}`;

/** The man page, in the macros that every man reads. */
export function manual(commands: readonly Command[], version: string): string {
  const own = commands.flatMap((command) => [
    item(usageOf(command), command.says),
    ...Object.entries(command.options ?? {}).map(
      ([name, option]) => `.RS\n${item(flagOf(name, option), option.says)}\n.RE`,
    ),
  ]);
  const common = Object.entries(commonOptions).map(([name, option]) =>
    item(flagOf(name, option), option.says),
  );
  return [
    `.TH STEWARD 1 "" "Steward ${plain(version)}" "Steward"`,
    '.SH NAME',
    `steward \\- ${plain("an agency's workspace for Meta clients, from a terminal")}`,
    '.SH SYNOPSIS',
    '.B steward\n.I command\n[options]',
    '.SH DESCRIPTION',
    plain(
      'While the app runs, commands go through its own door and act as the person who signs in; while it is closed, they open the workspace themselves. Nothing is approved or sent from here.',
    ),
    '.SH COMMANDS',
    ...own,
    '.SH OPTIONS',
    ...common,
    '.SH EXIT STATUS',
    ...exitLines.map(([code, says]) => item(String(code), says)),
    '',
  ].join('\n');
}
