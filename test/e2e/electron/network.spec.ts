import { expect, test } from '../host/fixtures.ts';
import { logged, openOutside, type Outside } from './door.ts';

let outside: Outside;
test.beforeAll(async () => {
  outside = await openOutside();
});
test.afterAll(() => outside.close());

test('a page of another origin cannot be loaded, whichever window or session asks', async ({ launch }) => {
  const { app, profile } = await launch();
  const failures = await app.evaluate(async ({ BrowserWindow }, origin) => {
    const failure = async (address: string, partition?: string) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: partition === undefined ? {} : { partition },
      });
      const said = await window.loadURL(address).then(
        () => 'loaded',
        (error: { code?: string }) => error.code ?? 'failed',
      );
      window.destroy();
      return said;
    };
    return [
      await failure(`${origin}/ours`, 'steward'),
      await failure(`${origin}/default`),
      await failure(`${origin}/fresh`, 'made-just-now'),
      await failure('file:///etc/hostname', 'steward'),
      await failure('app://evil/', 'steward'),
    ];
  }, outside.origin);
  expect(failures).toEqual(failures.map(() => 'ERR_BLOCKED_BY_CLIENT'));
  expect(outside.asked).toEqual([]);
  expect(logged(profile, 'request.refused', { kind: 'mainFrame' })).toBe(5);
});

test('behind the policy of the page, the session lets no request out either', async ({ launch }) => {
  const { app } = await launch();
  const said = await app.evaluate(async ({ session }, origin) => {
    const ours = session.fromPartition('steward');
    return ours.fetch(`${origin}/fetch`).then(
      () => 'answered',
      (error: Error) => error.message,
    );
  }, outside.origin);
  expect(said).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(outside.asked).toEqual([]);
});

test('the page reaches nothing by fetch, socket, beacon, event stream or picture', async ({ launch }) => {
  const { page } = await launch({ allow: [/./] });
  const reached = await page.evaluate(async (origin) => {
    const said = (work: Promise<unknown>) =>
      work.then(
        () => 'reached',
        () => 'refused',
      );
    const event = (target: EventTarget, good: string) =>
      new Promise<string>((resolve) => {
        target.addEventListener(good, () => resolve('reached'));
        target.addEventListener('error', () => resolve('refused'));
      });
    const socket = () => {
      try {
        return event(new WebSocket(origin.replace('http', 'ws')), 'open');
      } catch {
        return 'refused';
      }
    };
    navigator.sendBeacon(`${origin}/beacon`, 'x');
    return [
      await said(fetch(`${origin}/fetch`)),
      await said(fetch('file:///etc/hostname')),
      await said(fetch('app://report/')),
      await socket(),
      await event(new EventSource(`${origin}/events`), 'open'),
      await event(Object.assign(new Image(), { src: `${origin}/picture.png` }), 'load'),
    ];
  }, outside.origin);
  expect(reached).toEqual(reached.map(() => 'refused'));
  expect(outside.asked).toEqual([]);
});

test('Chromium resolves no name, so not even a prefetch tells anybody anything', async ({ launch }) => {
  const { app } = await launch();
  const said = await app.evaluate(({ session }) =>
    session
      .fromPartition('steward')
      .resolveHost('localhost')
      .then(
        () => 'resolved',
        (error: Error) => error.message,
      ),
  );
  expect(said).toContain('ERR_NAME_NOT_RESOLVED');
});

test('no socket leaves through WebRTC', async ({ launch }) => {
  const { app, page } = await launch();
  const policies = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getWebRTCIPHandlingPolicy()),
  );
  expect(policies).toEqual(policies.map(() => 'disable_non_proxied_udp'));
  const candidates = await page.evaluate(async () => {
    const connection = new RTCPeerConnection();
    connection.createDataChannel('x');
    const found: string[] = [];
    const done = new Promise<void>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve();
        else if (/ udp /i.test(candidate.candidate)) found.push(candidate.candidate);
      });
    });
    await connection.setLocalDescription(await connection.createOffer());
    await done;
    connection.close();
    return found;
  });
  expect(candidates).toEqual([]);
});
