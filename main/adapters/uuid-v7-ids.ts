import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from '../ports.ts';

const counterSpan = 0x1000;

/**
 * UUIDv7 as RFC 9562 describes it, with the 12 bits after the time as a counter (its method 1): ids made in one
 * millisecond still rise, and a clock that goes back never makes an id that sorts before an earlier one.
 */
export function uuidV7Ids(clock: Clock, random: (size: number) => Uint8Array = randomBytes): Ids {
  let lastMs = 0;
  let counter = 0;

  return {
    next() {
      const now = clock.now().getTime();
      const later = now > lastMs;
      counter = later ? 0 : counter + 1;
      lastMs = later ? now : counter < counterSpan ? lastMs : lastMs + 1;
      counter %= counterSpan;
      return written(lastMs, counter, random(8));
    },
  };
}

function written(ms: number, count: number, tail: Uint8Array): string {
  const variant = 0x80 | ((tail[0] ?? 0) & 0x3f);
  const hex =
    ms.toString(16).padStart(12, '0') +
    `7${count.toString(16).padStart(3, '0')}` +
    variant.toString(16) +
    Buffer.from(tail.subarray(1)).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
