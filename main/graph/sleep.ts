import { AppError } from '../../shared/failure.ts';

/** Calls back later, unless cancelled. Handed in, so that a test's clock can drive it. */
export type Wake = (ms: number, then: () => void) => () => void;

/** Nothing that waits for Meta keeps the process from ending. */
export const systemWake: Wake = (ms, then) => {
  const timer = setTimeout(then, Math.min(ms, 2_147_483_647));
  timer.unref();
  return () => clearTimeout(timer);
};

export function sleep(wake: Wake, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = () => reject(new AppError('cancelled', 'Cancelled.'));
    if (signal.aborted) {
      cancelled();
      return;
    }
    const onAbort = () => {
      cancel();
      cancelled();
    };
    const cancel = wake(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
