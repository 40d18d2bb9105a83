import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { firstAnswers, firstCalls } from '../../main/first-answers.ts';
import type { SettingsStore } from '../../main/ports.ts';
import { aDesk, closeDesks, founder, type TestDesk } from '../builders/desk.ts';

afterEach(closeDesks);
const settings: SettingsStore = {
  appearance: () => 'system',
  setAppearance: () => undefined,
  language: () => 'en',
  setLanguage: () => undefined,
  tourDone: () => true,
  setTourDone: () => undefined,
  softwareRendering: () => false,
  setSoftwareRendering: () => undefined,
  trouble: () => null,
};
const window = { window: 1 };
const question = '{"id":"first","input":{}}';

function firstOf({ folder }: TestDesk) {
  const bugs: unknown[] = [];
  const log = { info: () => undefined, error: (_: string, error: unknown) => void bugs.push(error) };
  const answers = firstAnswers({ settings, version: '0.0.0-test', folder, log });
  return { ask: (name: string) => answers(name, question, window), bugs };
}

test('the first answers are those of the domain, with a workspace and without one', async () => {
  const desk = aDesk();
  const { ask, bugs } = firstOf(desk);
  const both = async (name: string) => [await ask(name), await desk.domain.served(name, question, window)];
  for (const isFounded of [false, true]) {
    if (isFounded) {
      await desk.api.workspace.create(founder);
      await desk.api.workspace.lock({});
    }
    for (const name of ['app.info', 'workspace.state']) {
      const [first, domains] = await both(name);
      expect(first).toBe(domains);
      expect(first).toMatch(/^\{"ok":true/);
    }
    expect((await ask('workspace.state'))?.includes(founder.name)).toBe(isFounded);
  }
  expect(bugs).toEqual([]);
});

test('nothing but what everybody may ask is answered before the domain is there', () => {
  const { ask } = firstOf(aDesk());
  for (const calls of Object.values(firstCalls))
    for (const call of Object.values(calls)) expect(call).toMatchObject({ access: 'open', effect: 'read' });
  for (const name of ['clients.list', 'workspace.unlock', 'app.about', 'rpc.cancel', 'app.info.more', ''])
    expect(ask(name)).toBeNull();
});

test('a restore that was stopped is finished before anybody is told what is here', () => {
  const desk = aDesk();
  const { ask } = firstOf(desk);
  for (const left of ['workspace.ready', 'demo-workspace.restoring']) {
    mkdirSync(join(desk.folder, left));
    expect(ask('workspace.state')).toBeNull();
    rmSync(join(desk.folder, left), { recursive: true });
  }
  expect(ask('workspace.state')).not.toBeNull();
});
