import { expect, test } from 'vitest';
import { appFileOf } from './app-file.ts';

const ours = {
  platform: 'linux',
  image: '/home/ada/Steward.AppImage',
  mount: '/tmp/.mount_StewarX1',
  program: '/tmp/.mount_StewarX1/steward',
};

test('a program that runs from its AppImage may replace that file', () => {
  expect(appFileOf(ours)).toBe('/home/ada/Steward.AppImage');
});

test('a program that another AppImage started replaces nothing of that one', () => {
  expect(appFileOf({ ...ours, mount: '/tmp/.mount_Termin9' })).toBeNull();
  expect(appFileOf({ ...ours, mount: '/tmp/.mount_Stewar' })).toBeNull();
  expect(appFileOf({ ...ours, program: '/opt/Steward/steward' })).toBeNull();
});

test('a program from a package, or on another system, has no such file', () => {
  expect(appFileOf({ ...ours, image: undefined })).toBeNull();
  expect(appFileOf({ ...ours, mount: undefined })).toBeNull();
  expect(appFileOf({ ...ours, platform: 'win32' })).toBeNull();
  expect(appFileOf({ ...ours, image: 'Steward.AppImage' })).toBeNull();
});
