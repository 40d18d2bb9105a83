import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

test('the app opens a window on a real Electron, in a profile of its own', async ({ launch, stage }) => {
  const { app, page, profile } = await launch();
  await expect(page).toHaveURL(/^app:\/\//);
  const found = await app.evaluate(({ app: electron }) => ({
    electron: process.versions.electron,
    packaged: electron.isPackaged,
    userData: electron.getPath('userData'),
  }));
  expect(found.electron).toBe(stage.version);
  expect(found.packaged).toBe(false);
  expect(found.userData.startsWith(profile)).toBe(true);
  expect(readdirSync(profile)).not.toEqual([]);
});

test('Electron runs as an ordinary user with the sandbox of the operating system on', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const { app } = await launch();
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, type }) => ({ pid, type })),
  );
  const renderer = processes.find(({ type }) => type === 'Tab');
  expect(renderer).toBeDefined();
  const status = readFileSync(`/proc/${renderer?.pid}/status`, 'utf8');
  // Chromium's sandbox filters system calls (seccomp mode 2) and forbids new privileges; without it both are 0.
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  expect(status).not.toMatch(/^Uid:\t0\t/m);
});

test('a keychain is there only when a test asks for one', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'the other systems always have theirs');
  const without = await launch();
  const answer = async (running: typeof without): Promise<string> =>
    running.app.evaluate(({ safeStorage }) =>
      safeStorage.isEncryptionAvailable() ? safeStorage.getSelectedStorageBackend() : 'none',
    );
  expect(['none', 'basic_text']).toContain(await answer(without));
  await without.stop();

  test.skip(!existsSync('/usr/bin/gnome-keyring-daemon'), 'gnome-keyring is not installed');
  const withOne = await launch({ keychain: true });
  expect(await answer(withOne)).toBe('gnome_libsecret');
});

test('a violation of the content security policy is a problem of the test', async ({ launch }) => {
  const { page, problems } = await launch({ allow: [/planted/] });
  await page.evaluate(() => {
    const picture = document.createElement('img');
    picture.src = 'https://planted.invalid/picture.png';
    document.body.append(picture);
    console.error('planted on the console');
  });
  await page.waitForFunction(() => document.querySelector('img[src*="planted"]') !== null);
  expect(problems).toEqual([]);
});
