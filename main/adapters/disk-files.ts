import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/failure.ts';
import type { Files } from '../ports.ts';

/** Few enough lines for one step to take a few milliseconds. */
const partsAStep = 200;

export const diskFiles: Files = {
  write(path, parts) {
    const draft = new Draft(path);
    try {
      for (const part of parts) draft.add(part);
      draft.keep();
    } catch (cause) {
      throw draft.drop(cause);
    }
  },
  async writeInSteps(path, parts) {
    const draft = new Draft(path);
    try {
      let done = 0;
      for (const part of parts) {
        draft.add(part);
        done += 1;
        if (done % partsAStep === 0) await setImmediate();
      }
      draft.keep();
    } catch (cause) {
      throw draft.drop(cause);
    }
  },
};

/** Beside its place until it is whole. */
class Draft {
  readonly #path: string;
  readonly #draft: string;
  #file: number | null = null;

  constructor(path: string) {
    this.#path = path;
    this.#draft = `${path}.part`;
  }

  add(part: string | Uint8Array): void {
    writeWhole(this.#opened(), typeof part === 'string' ? Buffer.from(part) : part);
  }

  keep(): void {
    fsyncSync(this.#opened());
    this.#close();
    renameSync(this.#draft, this.#path);
  }

  /** Answers with what to say about it. */
  drop(cause: unknown): unknown {
    this.#close();
    rmSync(this.#draft, { force: true });
    if (cause instanceof AppError) return cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    // What made the parts failed, not the disk: that is said by whoever knows it.
    if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return cause;
    if (code === 'ENOSPC')
      return new AppError('storage_full', 'The disk is full; nothing was saved.', {}, { cause });
    const refused = 'The file cannot be saved there. Choose another folder.';
    return new AppError('storage_refused', refused, {}, { cause });
  }

  #opened(): number {
    return (this.#file ??= openSync(this.#draft, 'w', 0o600));
  }

  #close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }
}

/** A nearly full disk takes a part of the bytes and says so only by the count. */
function writeWhole(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}
