import { AppError } from '../../shared/failure.ts';
import type { Wake } from '../ports.ts';

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
