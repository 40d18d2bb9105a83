import { expect, test } from '../host/fixtures.ts';

const escapes = [
  '../package.json',
  '../../package.json',
  '%2e%2e/package.json',
  '%2e%2e%2f%2e%2e%2fpackage.json',
  '%252e%252e/%252e%252e/package.json',
  '..%5c..%5cpackage.json',
  '..\\..\\package.json',
  '....//package.json',
  'index.html%00.js',
  'assets/%00',
  '/etc/hostname',
  '//etc/hostname',
  'file:///etc/hostname'.replace(':', '%3a'),
  '__proto__',
  'index.html?x=1',
];

test('no spelling of a path leads out of the built files', async ({ launch }) => {
  const { page } = await launch({ allow: [/404/] });
  const answers = await page.evaluate(
    (paths) =>
      Promise.all(
        paths.map(async (path) => {
          const response = await fetch(`app://ui/${path}`);
          return { path, status: response.status, text: await response.text() };
        }),
      ),
    escapes,
  );
  expect(answers).toEqual(escapes.map((path) => ({ path, status: 404, text: '' })));
});

test('main asking for them by another way gets no more', async ({ launch }) => {
  const { app } = await launch();
  const statuses = await app.evaluate(
    ({ session }, paths) =>
      Promise.all(
        paths.map(async (path) => (await session.fromPartition('steward').fetch(`app://ui/${path}`)).status),
      ),
    escapes,
  );
  expect(statuses).toEqual(escapes.map(() => 404));
});

test('the page itself comes with its policy, its type, and no leave to guess', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(async () => {
    const { status, headers } = await fetch('app://ui/index.html');
    const of = (name: string) => headers.get(name);
    return {
      status,
      type: of('content-type'),
      sniff: of('x-content-type-options'),
      policy: of('content-security-policy'),
      cors: of('access-control-allow-origin'),
      origin: window.origin,
      secure: window.isSecureContext,
    };
  });
  expect(found).toEqual({
    status: 200,
    type: 'text/html; charset=utf-8',
    sniff: 'nosniff',
    policy: expect.stringMatching(
      /^default-src 'none'; script-src 'self'; style-src 'self'; .*require-trusted-types-for 'script'$/,
    ),
    cors: null,
    origin: 'app://ui',
    secure: true,
  });
});

test('only reading is answered', async ({ launch }) => {
  const { page } = await launch({ allow: [/405/] });
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['POST', 'PUT', 'DELETE', 'HEAD'].map(async (method) => (await fetch('app://ui/', { method })).status),
    ),
  );
  expect(statuses).toEqual([405, 405, 405, 405]);
});

test('a page of another origin cannot read ours', async ({ launch }) => {
  const { app } = await launch({ allow: [/ERR_BLOCKED_BY_CLIENT/] });
  const said = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'steward' } });
    await window.loadURL('data:text/html,x');
    const answer: unknown = await window.webContents.executeJavaScript(
      `fetch('app://ui/index.html').then((it) => it.text(), (error) => error.name)`,
    );
    window.destroy();
    return answer;
  });
  expect(said).toBe('TypeError');
});
