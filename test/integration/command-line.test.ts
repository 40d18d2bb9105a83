import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openSocketDoor, type SocketDoor } from '../../main/doors/socket.ts';
import { removeCommandLine, steward } from '../builders/command-line.ts';
import { aDesk, closeDesks, founder, type TestDesk } from '../builders/desk.ts';

const minute = 60_000;
const doors: SocketDoor[] = [];
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close();
  await closeDesks();
});
afterAll(removeCommandLine);

const quiet = { info: () => undefined, error: () => undefined };

/** A desk with its door open, as when the app runs. */
async function aRunningApp(): Promise<TestDesk> {
  const desk = aDesk();
  doors.push(await openSocketDoor({ profile: desk.folder, domain: desk.domain, log: quiet }));
  return desk;
}

const aProfile = () => mkdtempSync(join(tmpdir(), 'steward-cli-'));

describe('steward status', () => {
  test(
    'says through the door of the running app what the lock screen says',
    { timeout: minute },
    async () => {
      const desk = await aRunningApp();
      await desk.api.workspace.create(founder);
      const { code, out, err } = await steward(['status', '--json'], { profile: desk.folder });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(out)).toMatchObject({
        running: true,
        version: '0.0.0-test',
        workspaces: [{ kind: 'real', people: [founder.name], trouble: null }],
      });
    },
  );

  test('says it by itself when the app is closed', { timeout: minute }, async () => {
    const { code, out } = await steward(['status'], { profile: aProfile() });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('not running') });
    expect(out).toContain('No workspace yet.');
  });
});
