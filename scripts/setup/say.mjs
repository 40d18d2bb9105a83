// One line for each thing that the set-up does, and one sentence with a next step when it cannot.

/** A failure that a person can act on. Anything else that escapes is a bug and shows its stack. */
export class Problem extends Error {
  /** @param {string} what @param {string} next what the reader can do about it */
  constructor(what, next) {
    super(`${what} ${next}`);
    this.name = 'Problem';
    this.what = what;
    this.next = next;
  }
}

/** @param {string} line */
export function say(line) {
  // Who asks for JSON reads it from standard output, and nothing else.
  const out = process.argv.includes('--json') ? process.stderr : process.stdout;
  out.write(`${line}\n`);
}

/**
 * The plain reasons that file and network errors have, as sentences.
 * @param {unknown} error
 * @returns {Problem | undefined}
 */
export function explain(error) {
  if (error instanceof Problem) return error;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  const where = path ? ` (${path})` : '';
  if (code === 'ENOSPC') {
    return new Problem(`The disk is full${where}.`, 'Free about 1.5 GB and run the command again.');
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Problem(
      `A file may not be written${where}.`,
      'Give your user the right to write there, or name another cache folder in STEWARD_CACHE.',
    );
  }
  if (code === 'EADDRINUSE') {
    return new Problem('A port is taken by another program.', 'End that program, or run the command again.');
  }
  return undefined;
}
