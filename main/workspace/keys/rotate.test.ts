import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/builders/failure.ts';
import {
  aWorkspaceFolder,
  contentOf,
  copyOf,
  openBoth,
  removeFolders,
  reseal,
  whole,
} from '../../../test/builders/key-folder.ts';
import { write } from '../../db/access.ts';
import type { Busy } from '../lock/in-flight.ts';
import type { NewKeys } from './create.ts';
import { requireKeyFile } from './key-file.ts';
import { rotate } from './rotate.ts';

let base: NewKeys & { folder: string };
beforeAll(async () => {
  base = await aWorkspaceFolder();
}, 30_000);
afterAll(removeFolders);

/** An open workspace in which something is written whenever anybody looks: the third copy has to be the last. */
function aBusyWorkspace() {
  const folder = copyOf(base.folder);
  const { workspaceKey } = base;
  const { generation } = requireKeyFile(folder).keyFile;
  const { ledger, insights, close } = openBoth(folder, generation, workspaceKey);
  const isWritable = () => insights.raw.pragma('query_only', { simple: true }) === 0;
  const touch = () => write(insights, (w) => w.raw.prepare(`insert into note values ('more')`).run());
  const change = (changes: Busy) => {
    const connections = () => {
      touch();
      return { ledger: ledger.raw, insights: insights.raw };
    };
    const live = { connections, changes, move: () => undefined };
    return rotate({ folder, workspaceKey, secretStore: null, reseal, live }).finally(close);
  };
  return { folder, generation, isWritable, touch, change };
}

describe('the last copy of a change of keys', () => {
  test('holds writing back only when no money is on its way, and says so to whoever writes', async () => {
    const { folder, isWritable, touch, change } = aBusyWorkspace();
    let wasWritable: boolean | null = null;
    let isOver = false;
    const refused: unknown[] = [];
    const tryOn = () => {
      if (isOver) return;
      try {
        touch();
      } catch (error) {
        refused.push(error);
      }
      setImmediate(tryOn);
    };
    const { generation, workspaceKey } = await change({
      isQuiet: () => wasWritable !== null,
      quiet: async () => {
        wasWritable = isWritable();
        setImmediate(tryOn);
      },
    }).finally(() => (isOver = true));
    expect(wasWritable).toBe(true);
    expect(refused.length).toBeGreaterThan(0);
    for (const error of refused) expect(error).toMatchObject({ code: 'workspace_busy' });
    expect(contentOf(folder, generation, workspaceKey)).toEqual(whole);
  });

  test('is not made while an outcome is waited for: the old keys stay', async () => {
    const { folder, generation, isWritable, change } = aBusyWorkspace();
    let wasWritable = false;
    const never: Busy = {
      isQuiet: () => false,
      quiet: async () => {
        wasWritable = isWritable();
      },
    };
    expect(await failureOf(change(never))).toMatchObject({ code: 'workspace_busy' });
    expect(wasWritable).toBe(true);
    expect(requireKeyFile(folder).keyFile.generation).toBe(generation);
    expect(contentOf(folder, generation, base.workspaceKey)).toEqual(whole);
  });
});
