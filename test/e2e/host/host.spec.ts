import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { launchApp } from './launch.ts';

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

test('violations of the content security policy, console errors and thrown errors are problems', async ({
  stage,
  box,
}) => {
  // Not by the fixture, which would rightly fail this test.
  const { page, problems, stop } = await launchApp(stage, box, { allow: [/foreseen/] });
  try {
    await page.evaluate(() => {
      const picture = document.createElement('img');
      picture.src = 'https://planted.invalid/picture.png';
      document.body.append(picture);
      for (const text of ['planted', 'foreseen']) reportError(new Error(text));
      // oxlint-disable-next-line no-console -- what is tested
      console.error('planted on the console');
    });
    await expect
      .poll(() => problems.join('\n'))
      .toMatch(/securitypolicyviolation: img-src blocked https:\/\/planted/);
    await expect.poll(() => problems.join('\n')).toMatch(/page error: .*planted/);
    await expect.poll(() => problems.join('\n')).toMatch(/console: planted on the console/);
    expect(problems.join('\n')).not.toContain('foreseen');
  } finally {
    await stop();
  }
});

test('a second run with the same profile hands over and ends by itself', async ({ launch, run }) => {
  await launch();
  const { code } = await run();
  expect(code).toBe(0);
});
