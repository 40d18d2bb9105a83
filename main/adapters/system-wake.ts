import type { Wake } from '../ports.ts';

/** What a timer of Node can hold. */
const longestMs = 2 ** 31 - 1;

/** Nothing that waits keeps the process from ending. */
export const systemWake: Wake = (ms, then) => {
  const timer = setTimeout(then, Math.min(ms, longestMs));
  timer.unref();
  return () => clearTimeout(timer);
};
