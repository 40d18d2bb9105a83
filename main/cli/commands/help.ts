import { UsageError } from '../arguments.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../command.ts';
import { completionFor, shells } from '../completion.ts';
import { manual } from '../manual.ts';
import { stewardVersion } from '../version.ts';

/** They speak of all commands, themselves included, so they are told of them when they run. */
export const completion = (all: () => readonly Command[]): Command => ({
  name: 'completion',
  says: 'Prints what completes commands and options in a shell: bash, zsh or fish.',
  takes: '<bash|zsh|fish>',
  run: async (desk) => {
    const shell = shells.find((one) => one === desk.asked.words[0]);
    if (!shell) throw new UsageError(`Say which shell: ${shells.join(', ')}.`);
    desk.out(completionFor(shell, all()));
    return exitCodes.fine;
  },
});

export const manualPage = (all: () => readonly Command[]): Command => ({
  name: 'manual',
  says: 'Prints the man page: steward manual > steward.1',
  run: async (desk) => {
    desk.out(manual(all(), stewardVersion));
    return exitCodes.fine;
  },
});
