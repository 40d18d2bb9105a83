import { net } from 'electron';
import type { Connection } from '../ports.ts';

const lookEveryMs = 5_000;

/** Main gets no event when the network comes or goes, so it looks. */
export const systemConnection: Connection = {
  watch(listener) {
    const timer = setInterval(() => listener(net.isOnline()), lookEveryMs);
    return () => clearInterval(timer);
  },
};
