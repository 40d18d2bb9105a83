import { dayMs } from '../../shared/model/durations.ts';
import { setImmediate } from 'node:timers/promises';
import { type Db, write } from '../db/access.ts';
import { dropPicture, leastWanted, type OldPicture, picturesBefore, sizeOfPictures } from './store.ts';

export interface Bounds {
  /** Kept longer than a report looks back. */
  readonly oldestMs: number;
  readonly mostBytes: number;
}

const usualBounds: Bounds = { oldestMs: 400 * dayMs, mostBytes: 1024 ** 3 };

/** Few enough for one step to be over before anybody notices. */
const atOnce = 25;

/**
 * Lets go of pictures that are too old, then of those that nothing shows any more, then of the oldest, until what is kept
 * fits. A few at a time: in between whoever waits has their turn. Answers with how many went.
 */
export async function prunePictures(db: Db, now: Date, bounds: Bounds = usualBounds): Promise<number> {
  const before = new Date(now.getTime() - bounds.oldestMs).toISOString();
  const old = picturesBefore(db, before);
  const over = sizeOfPictures(db) - bounds.mostBytes - sizeOf(old);
  const going = over > 0 ? [...old, ...enough(leastWanted(db, before), over)] : old;
  for (let at = 0; at < going.length; at += atOnce) {
    if (!db.raw.open) return at;
    write(db, (w) => going.slice(at, at + atOnce).forEach((picture) => dropPicture(w, picture)));
    await setImmediate();
  }
  return going.length;
}

const sizeOf = (pictures: readonly OldPicture[]) => pictures.reduce((sum, { size }) => sum + size, 0);

/** The first of them that weigh as much. */
function enough(pictures: readonly OldPicture[], bytes: number): OldPicture[] {
  let left = bytes;
  return pictures.filter(({ size }) => {
    const goes = left > 0;
    left -= size;
    return goes;
  });
}
