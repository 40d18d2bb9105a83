import { readdirSync } from 'node:fs';
import { expect, test } from '../host/fixtures.ts';
import { logged } from './door.ts';

test('no permission is ever given, and asking shows nothing', async ({ launch }) => {
  // Without a camera nobody would be asked for leave to use it.
  const { page, profile } = await launch({ args: ['--use-fake-device-for-media-stream'] });
  const found = await page.evaluate(async () => {
    const said = (work: () => Promise<unknown>) =>
      Promise.resolve()
        .then(work)
        .then(
          () => 'given',
          (error: Error) => error.name,
        );
    const asked = async (name: string) => {
      try {
        return (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch {
        return 'denied';
      }
    };
    const position = () =>
      new Promise((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, () => reject(new Error())),
      );
    return {
      states: await Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'].map(asked),
      ),
      notification: await Notification.requestPermission(),
      position: await said(position),
      camera: await said(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await said(() => navigator.mediaDevices.getDisplayMedia()),
      clipboard: await said(() => navigator.clipboard.readText()),
      devices: await said(() =>
        (navigator as unknown as { usb: { requestDevice(o: object): Promise<unknown> } }).usb.requestDevice({
          filters: [],
        }),
      ),
    };
  });
  expect(found.states).toEqual(found.states.map(() => 'denied'));
  expect(found).toMatchObject({ notification: 'denied', position: 'Error', camera: 'NotAllowedError' });
  expect([found.screen, found.clipboard, found.devices]).not.toContain('given');
  expect(logged(profile, 'permission.refused', { permission: 'media' })).toBeGreaterThan(0);
});

test('the page cannot drop a file on the disk', async ({ launch, box }) => {
  const { page, profile } = await launch();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'report.pdf';
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => logged(profile, 'download.refused')).toBe(1);
  expect(JSON.stringify(readdirSync(box.home, { recursive: true }))).not.toContain('report.pdf');
});
