// First, before anything that could make a debug logger.
import './quiet-debug.ts';
import { app } from 'electron';
import { commandWords } from './command-words.ts';
import { allowedSwitches, refusedExitCode, start } from './start.ts';

const words = commandWords(app.isPackaged, process.argv);
if (words === null) {
  // Most of the code: it is read once the first screen is drawn (first-screen.ts), and calls that come early wait for it.
  start(async (ports) => (await import('../compose.ts')).compose(ports));
} else if (allowedSwitches() === null) app.exit(refusedExitCode);
else {
  // Awaited here: Electron makes no window system, and so asks for no display, before its first file has run to the end.
  const { runCommandLine } = await import('../cli/run.ts');
  app.exit(await runCommandLine(words, { isPackaged: true }));
}
