// First, before anything that could make a debug logger.
import './quiet-debug.ts';
import { compose } from '../compose.ts';
import { start } from './start.ts';

start(compose);
