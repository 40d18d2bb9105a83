import { expect, test } from 'vitest';
import { launchRefusal } from './launch-rules.ts';

const asUser = (...argv: string[]) => launchRefusal({ packaged: true, uid: 1000, argv });

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--remote-allow-origins=*',
  '--inspect',
  '--inspect-brk=9229',
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--disable-gpu-sandbox',
  '--no-zygote',
  '--single-process',
  '--host-rules=MAP * 127.0.0.1',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--proxy-server=127.0.0.1:8080',
  '--proxy-pac-url=http://evil.example/p.pac',
  '--proxy-bypass-list=*',
  '--ignore-certificate-errors',
  '--ignore-certificate-errors-spki-list=abc',
  '--allow-insecure-localhost',
  '--allow-running-insecure-content',
  '--unsafely-treat-insecure-origin-as-secure=http://evil.example',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-file-access-from-files',
  '--enable-blink-features=Serial',
  '--js-flags=--expose-gc',
  '--load-extension=/tmp/x',
  '--renderer-cmd-prefix=strace',
  '--utility-cmd-prefix=strace',
  '--gpu-launcher=strace',
  '--browser-subprocess-path=/tmp/x',
  '--log-net-log=/tmp/net.json',
  '--ssl-key-log-file=/tmp/keys',
  '--use-mock-keychain',
  '--require=/tmp/x.js',
])('an installed Steward does not start with %s', (argument) => {
  const name = argument.split('=')[0];
  expect(asUser(argument)).toBe(`Steward does not start with ${name}: please start it without that switch.`);
});

test.each(['-no-sandbox', '/no-sandbox', '--NO-SANDBOX', '-Remote-Debugging-Port=1'])(
  'another spelling of a refused switch is refused too: %s',
  (argument) => {
    expect(asUser(argument)).not.toBeNull();
  },
);

test('an installed Steward does not start as root', () => {
  expect(launchRefusal({ packaged: true, uid: 0, argv: [] })).toBe(
    'Steward does not start as root: please start it as an ordinary user.',
  );
});

test.each([
  [],
  ['steward://client/0190a5a0-0000-7000-8000-000000000001'],
  ['--ozone-platform=wayland'],
  ['--force-device-scale-factor=2'],
  ['--lang=de'],
  ['--password-store=gnome-libsecret'],
  ['/home/somebody/clients.csv'],
])('an ordinary start is let through: %s', (...argv) => {
  expect(asUser(...argv)).toBeNull();
});

test('where there are no user ids nobody is taken for root', () => {
  expect(launchRefusal({ packaged: true, uid: null, argv: [] })).toBeNull();
});

test('a developer may start it as root and with any switch', () => {
  expect(launchRefusal({ packaged: false, uid: 0, argv: ['--no-sandbox', '--inspect'] })).toBeNull();
});
