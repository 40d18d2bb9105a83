import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandsOf, menuPlan } from './menu-plan.ts';
import { menuLabel, roleLabel } from './menu-words.ts';

const variants = [
  { isMac: false, packaged: false },
  { isMac: false, packaged: true },
  { isMac: true, packaged: false },
  { isMac: true, packaged: true },
];
const keysOf = (isMac: boolean, packaged: boolean) =>
  menuPlan(isMac, packaged).flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'command' && item.keys !== undefined ? [item.keys] : [])),
  );

test.each(variants)('no two commands share a shortcut or a name: %j', ({ isMac, packaged }) => {
  const keys = keysOf(isMac, packaged);
  const commands = commandsOf(menuPlan(isMac, packaged));
  expect([new Set(keys).size, new Set(commands).size]).toEqual([keys.length, commands.length]);
});

/** What the roles bring along: a command with one of these would win or lose by chance. */
const taken = ['Z', 'Shift+Z', 'Y', 'X', 'C', 'V', 'A', 'W', 'M', 'Q', 'H', '0', 'Plus', '-', 'Shift+I'];

test.each(variants)('no command takes a shortcut that the system already uses: %j', ({ isMac, packaged }) => {
  const clash = keysOf(isMac, packaged).filter((keys) => taken.includes(keys.replace('CmdOrCtrl+', '')));
  expect(clash).toEqual([]);
});

test('every system has the same commands', () => {
  expect(commandsOf(menuPlan(true, true)).toSorted()).toEqual(commandsOf(menuPlan(false, true)).toSorted());
});

test('every command is done by some screen: none stays grey for ever', () => {
  const screens = globSync('renderer/**/*.{ts,tsx}')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const isDone = (command: string) =>
    screens.includes(`'${command}'`) || new RegExp(`[\\s{]${command}(?::| \\})`).test(screens);
  expect(commandsOf(menuPlan(true, true)).filter((command) => !isDone(command))).toEqual([]);
});

test('the developer tools are in the menu of a development build only', () => {
  const has = (packaged: boolean) => JSON.stringify(menuPlan(false, packaged)).includes('toggleDevTools');
  expect([has(false), has(true)]).toEqual([true, false]);
});

/** The same in Polish. */
const names = new Set(['Steward']);

test.each(variants)('every word of the menu is in Polish too: %j', ({ isMac, packaged }) => {
  const untold = menuPlan(isMac, packaged).flatMap(({ label, items }) => [
    ...(menuLabel(label, 'pl') === label && !names.has(label) ? [label] : []),
    ...items.flatMap((item) => {
      if (item.kind === 'command') return menuLabel(item.label, 'pl') === item.label ? [item.label] : [];
      return item.kind === 'role' && roleLabel(item.role, 'pl') === undefined ? [item.role] : [];
    }),
  ]);
  expect(untold).toEqual([]);
});
