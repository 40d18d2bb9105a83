// First, before anything that could make a debug logger.
import './quiet-debug.ts';
import { start } from './start.ts';

// Most of the code: it is read once the page has its files (first-page.ts), and calls that come early wait for it.
start(async (ports) => (await import('../compose.ts')).compose(ports));
