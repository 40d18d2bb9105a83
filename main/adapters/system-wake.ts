import type { Wake } from '../ports.ts';

const longestMs = 2_147_483_647;

/** Nothing that waits keeps the process from ending. */
export const systemWake: Wake = (ms, then) => {
  const timer = setTimeout(then, Math.min(ms, longestMs));
  timer.unref();
  return () => clearTimeout(timer);
};
