import { syncBuiltinESMExports } from 'node:module';
import util from 'node:util';

// SECURITY: NODE_DEBUG=undici prints whole addresses, and the address of debug_token carries a token. Node reads the
// variable before our first line runs, so deleting it protects only child processes; the loggers themselves are muted
// here, before anything that makes one is loaded.
delete process.env.NODE_DEBUG;
delete process.env.NODE_DEBUG_NATIVE;

const muted: util.DebugLogger = Object.assign(() => undefined, { enabled: false });
util.debuglog = () => muted;
util.debug = util.debuglog;
syncBuiltinESMExports();
