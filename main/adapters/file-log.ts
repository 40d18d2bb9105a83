import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Facts, Log } from '../ports.ts';

export interface FileLogOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** A file that would grow past this is set aside first. */
  readonly largestFile?: number;
  /** How many files stay, the one being written included. */
  readonly keep?: number;
  /** Development also wants the lines on the terminal. */
  readonly echo?: (line: string) => void;
}

/**
 * JSON lines in `steward.log`, older ones in `steward.1.log` and up. Written at once, so that the last line before a
 * crash is there; a log that cannot be written (full disk) never stops the app.
 */
export function fileLog(options: FileLogOptions): Log {
  const { folder, clock, largestFile = 2 * 1024 * 1024, keep = 4, echo } = options;
  const file = (age: number) => join(folder, age === 0 ? 'steward.log' : `steward.${age}.log`);

  function rotate(): void {
    rmSync(file(keep - 1), { force: true });
    for (let age = keep - 2; age >= 0; age -= 1) {
      if (sizeOf(file(age)) !== null) renameSync(file(age), file(age + 1));
    }
  }

  function write(
    level: 'info' | 'error',
    event: string,
    facts: Facts,
    cause?: Record<string, unknown>,
  ): void {
    const head = { at: clock.now().toISOString(), level, event };
    // The head twice: it stands first, and no fact of the same name replaces it.
    const line = `${JSON.stringify({ ...head, ...facts, ...cause, ...head })}\n`;
    echo?.(line);
    try {
      mkdirSync(folder, { recursive: true });
      if ((sizeOf(file(0)) ?? 0) + line.length > largestFile) rotate();
      // 0600: the log names clients by id and says what was done.
      appendFileSync(file(0), line, { mode: 0o600 });
    } catch {
      // Nowhere left to say it.
    }
  }

  return {
    info: (event, facts = {}) => write('info', event, facts),
    error: (event, cause, facts = {}) => write('error', event, facts, described(cause)),
  };
}

function described(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { cause: String(cause) };
  const under = cause.cause instanceof Error ? { under: cause.cause.message } : {};
  return { cause: cause.message, name: cause.name, stack: cause.stack ?? null, ...under };
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}
