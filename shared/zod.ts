import { z } from 'zod';

// SECURITY: zod probes `new Function` when its first schema is built, which our CSP reports as a violation.
// Hence this file sets `jitless` before any schema can exist, and nobody imports zod elsewhere.
z.config({ jitless: true });

export { z };
