import { dayMs } from '../../shared/model/durations.ts';
import type { UpdateRefusal } from '../../shared/model/update.ts';
import { ReleaseVersion } from '../../shared/model/update.ts';
import { z } from '../../shared/zod.ts';

/** A file lies beside the feed: a name with a slash, or another host, does not parse. */
const FileName = z.string().regex(/^[A-Za-z0-9][\w.-]{0,150}$/);

const Feed = z.object({
  version: ReleaseVersion,
  machine: z.string().max(40),
  files: z
    .array(
      z.object({ url: FileName, sha512: z.base64().length(88), size: z.int().min(1).max(2_000_000_000) }),
    )
    .length(1),
});

export interface Release {
  readonly version: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha512: string;
}
export type Judged =
  | { readonly kind: 'newer'; readonly release: Release }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly refusal: UpdateRefusal };

export interface Running {
  readonly version: string;
  readonly machine: string;
  /** The newest version that a signed feed has ever offered here. */
  readonly newestSeen: string | null;
}

const refused = (refusal: UpdateRefusal): Judged => ({ kind: 'refused', refusal });

/**
 * SECURITY: only ever called with a feed whose signature held; even so an older version is not taken, nor one that is older
 * than what was offered before: a feed of last year was signed as well as today's.
 */
export function judgeFeed(text: string, running: Running): Judged {
  const feed = parsed(text);
  if (feed === null) return refused('unreadable');
  if (feed.machine !== running.machine) return refused('other_machine');
  const order = compareVersions(feed.version, running.version);
  if (order === null || order < 0) return refused('downgrade');
  if (running.newestSeen !== null && (compareVersions(feed.version, running.newestSeen) ?? -1) < 0)
    return refused('replayed');
  if (order === 0) return { kind: 'none' };
  const [file] = feed.files;
  if (file === undefined) return refused('unreadable');
  const { url: fileName, size: bytes, sha512 } = file;
  return { kind: 'newer', release: { version: feed.version, fileName, bytes, sha512 } };
}

function parsed(text: string): z.infer<typeof Feed> | null {
  try {
    return Feed.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** As semantic versions are ordered; of a version's forerunners (`1.2.0-rc`) no more is known than that they come before it. */
export function compareVersions(one: string, other: string): number | null {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  if (a === null || b === null) return null;
  const difference = a.map((part, at) => part - (b[at] ?? 0)).find((by) => by !== 0);
  return difference ?? 0;
}

function numbersOf(version: string): readonly number[] | null {
  const match = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(-[\w.-]+)?$/.exec(version);
  if (match === null) return null;
  const [, major, minor, patch, before] = match;
  return [Number(major), Number(minor), Number(patch), before === undefined ? 1 : 0];
}

/** electron-builder's own names, so that its updater would look in the same place. */
export function feedName(machine: string): string {
  return machine === 'linux-x64' ? 'latest-linux.yml' : `latest-${machine}.yml`;
}

const soonestMs = 60_000;

/** A day after the last look; a clock that was put back makes nobody wait for longer than that. */
export function untilNextCheckMs(checkedAt: string | null, now: Date): number {
  if (checkedAt === null) return soonestMs;
  const left = Date.parse(checkedAt) + dayMs - now.getTime();
  return Math.min(dayMs, Math.max(soonestMs, left));
}
