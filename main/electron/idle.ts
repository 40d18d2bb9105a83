import { powerMonitor } from 'electron';
import type { IdleState } from '../ports.ts';
import { awayWatch } from './away-rule.ts';

const lookEveryMs = 5_000;

/**
 * Electron tells nothing on Linux when the screen locks, so the state is asked for as well; elsewhere
 * the events come first and the question changes nothing.
 */
export const systemIdle: IdleState = {
  onAway(idleAfterMs, listener) {
    const look = awayWatch(listener);
    const timer = setInterval(() => {
      const seconds = Math.max(1, Math.ceil(idleAfterMs() / 1_000));
      look(powerMonitor.getSystemIdleState(seconds));
    }, lookEveryMs);
    const onSuspend = () => listener('suspended');
    const onLock = () => look('locked');
    powerMonitor.on('suspend', onSuspend);
    powerMonitor.on('lock-screen', onLock);
    return () => {
      clearInterval(timer);
      powerMonitor.off('suspend', onSuspend);
      powerMonitor.off('lock-screen', onLock);
    };
  },
  onWake(listener) {
    powerMonitor.on('resume', listener);
    return () => void powerMonitor.off('resume', listener);
  },
};
