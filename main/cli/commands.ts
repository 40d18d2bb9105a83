import type { Command } from './command.ts';
import { mcp } from './commands/mcp.ts';
import { status } from './commands/status.ts';

/** In the order in which help lists them. */
export const commands: readonly Command[] = [status, mcp];
