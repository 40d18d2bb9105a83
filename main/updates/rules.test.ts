import { expect, test } from 'vitest';
import { compareVersions, feedName, judgeFeed, untilNextCheckMs } from './rules.ts';

const running = { version: '1.2.9', machine: 'linux-x64', newestSeen: null };
const file = { url: 'steward-1.10.0.AppImage', sha512: `${'A'.repeat(86)}==`, size: 5 };
const feed = { version: '1.10.0', machine: 'linux-x64', files: [file] };
const judged = (change: object) => judgeFeed(JSON.stringify({ ...feed, ...change }), running);

test('versions are ordered by number, not by letter, and a forerunner comes before its version', () => {
  expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
  expect(compareVersions('1.2.9', '1.2.9')).toBe(0);
  expect(compareVersions('0.9.9', '1.0.0')).toBeLessThan(0);
  expect(compareVersions('1.2.0', '1.2.0-rc')).toBeGreaterThan(0);
  expect(compareVersions('1.2', '1.2.0')).toBeNull();
});

test('a newer version is found, the same is none, and an older one is refused', () => {
  expect(judged({})).toMatchObject({ kind: 'newer', release: { version: '1.10.0', bytes: 5 } });
  expect(judged({ version: '1.2.9' })).toEqual({ kind: 'none' });
  expect(judged({ version: '1.2.8' })).toEqual({ kind: 'refused', refusal: 'downgrade' });
});

test('a version that is older than one that was offered before is an old feed, though newer than what runs', () => {
  const seen = (newestSeen: string) => judgeFeed(JSON.stringify(feed), { ...running, newestSeen });
  expect(seen('1.10.1')).toEqual({ kind: 'refused', refusal: 'replayed' });
  expect(seen('1.10.0')).toMatchObject({ kind: 'newer' });
  expect(seen('1.2.9')).toMatchObject({ kind: 'newer' });
});

test('a file is a name beside the feed: no path, no other host, not two of them', () => {
  const unreadable = { kind: 'refused', refusal: 'unreadable' };
  for (const url of [
    '../x.AppImage',
    'https://elsewhere.example/x',
    '/etc/passwd',
    '.hidden',
    '//host/x',
    '',
  ])
    expect(judged({ files: [{ ...file, url }] })).toEqual(unreadable);
  expect(judged({ files: [file, file] })).toEqual(unreadable);
  expect(judged({ files: [{ ...file, size: -1 }] })).toEqual(unreadable);
  expect(judged({ version: '2.0.0-rc' })).toEqual(unreadable);
  expect(judgeFeed('version: 2.0.0', running)).toEqual(unreadable);
});

test('another machine has another feed', () => {
  expect([feedName('linux-x64'), feedName('linux-arm64')]).toEqual([
    'latest-linux.yml',
    'latest-linux-arm64.yml',
  ]);
  expect(judged({ machine: 'linux-arm64' })).toEqual({ kind: 'refused', refusal: 'other_machine' });
});

test('the next look is a day after the last one, and a clock that was put back makes nobody wait longer', () => {
  const now = new Date('2026-11-20T09:00:00.000Z');
  expect(untilNextCheckMs(null, now)).toBe(60_000);
  expect(untilNextCheckMs('2026-11-20T08:00:00.000Z', now)).toBe(23 * 3_600_000);
  expect(untilNextCheckMs('2026-11-18T08:00:00.000Z', now)).toBe(60_000);
  expect(untilNextCheckMs('2027-11-20T08:00:00.000Z', now)).toBe(86_400_000);
});
