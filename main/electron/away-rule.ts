import type { AwayReason } from '../ports.ts';

export type SystemIdle = 'active' | 'idle' | 'locked' | 'unknown';

/** Tells `idle` and `screen_locked` once each time they begin. */
export function awayWatch(tell: (reason: AwayReason) => void): (state: SystemIdle) => void {
  let last: SystemIdle = 'active';
  return (state) => {
    if (state === last) return;
    last = state;
    if (state === 'idle') tell('idle');
    if (state === 'locked') tell('screen_locked');
  };
}
