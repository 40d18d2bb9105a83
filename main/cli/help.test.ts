import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAsked, UsageError } from './arguments.ts';
import { commands } from './commands.ts';
import { completionFor } from './completion.ts';
import { helpFor, overview } from './help.ts';
import { exitLines, manual } from './manual.ts';

const docs = readFileSync('docs/command-line.md', 'utf8');

describe('what the command line says of itself', () => {
  test('names every command in help, in the manual and in the documentation', () => {
    for (const { name } of commands) {
      expect(overview(commands)).toContain(`  ${name}`);
      expect(manual(commands, '1.0.0')).toContain(`steward ${name}`);
      const [first = ''] = name.split(' ');
      if (!['completion', 'manual'].includes(first))
        expect(docs, name).toMatch(new RegExp(`\`${first}[ \`]`));
    }
  });

  test('documents each exit code', () => {
    for (const [code] of exitLines) expect(docs).toMatch(new RegExp(`^\\| ${code} `, 'm'));
  });

  test('completes in a real bash: first words, second words, options', () => {
    const script = `${completionFor('bash', commands)}
      complete_for() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _steward; echo "\${COMPREPLY[*]}"; }
      complete_for steward sta; complete_for steward report ''; complete_for steward report export --o`;
    const out = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(out).toBe('status\nlist prepare export\n--output\n');
  });

  test('explains one command with its options', () => {
    const command = commands.find(({ name }) => name === 'report export')!;
    expect(helpFor(command)).toContain('steward report export <client> <code|id> [options]');
    expect(helpFor(command)).toContain('--as <pdf|csv|mail>');
  });
});

describe('a command line', () => {
  test('is read with the longest command that it begins with', () => {
    const { command, asked } = readAsked(['report', 'list', 'Oak', '--json'], commands);
    expect([command?.name, asked.words, asked.has('json')]).toEqual(['report list', ['Oak'], true]);
  });

  test.each([
    [['report', 'burn']],
    [['proposals', 'approve']],
    [['status', 'now']],
    [['clients', '--colour']],
  ])('that makes no sense is refused: %j', (words) =>
    expect(() => readAsked(words, commands)).toThrow(UsageError),
  );
});
