// First, before anything that could make a debug logger.
import './quiet-debug.ts';
import { noDomain } from './no-domain.ts';
import { start } from './start.ts';

start(noDomain);
