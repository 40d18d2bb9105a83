import { app } from 'electron';
import type { Domain, Log } from '../ports.ts';

/** A change in flight gets ten seconds to be read back (docs/security.md, The lock); a little more, so that it is never cut. */
const patienceMs = 15_000;

/** The process ends only after the domain has: no write is cut in half by a closed window. */
export function endWithDomain(domain: Promise<Domain>, log: Log): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    void stopInTime(domain, log).finally(() => {
      state = 'stopped';
      // Electron forgets a quit that is asked for before the refused one has unwound, and never ends.
      setImmediate(() => app.quit());
    });
  });
}

async function stopInTime(domain: Promise<Domain>, log: Log): Promise<void> {
  const late = Symbol('late');
  const timer = new Promise<typeof late>((resolve) => {
    setTimeout(resolve, patienceMs, late).unref();
  });
  try {
    const ended = await Promise.race([domain.then((it) => it.stop()), timer]);
    if (ended === late) log.error('app.stopped_late', new Error('The domain did not stop in time.'));
  } catch (error) {
    log.error('app.stop_failed', error);
  }
}
