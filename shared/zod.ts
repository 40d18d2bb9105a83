import { z } from 'zod';

// SECURITY: zod probes `new Function` when its first schema is built, which our CSP reports as a violation in a window.
// Hence this file decides `jitless` before any schema can exist, and nobody imports zod elsewhere. Under Node there is
// no such policy, and the functions that zod makes from our schemas check an answer in half the time.
z.config({ jitless: !('process' in globalThis) });

export { z };
