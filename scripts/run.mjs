// Every verb of package.json starts here, on any Node from 20 on and with nothing installed.
import { explain, say } from './setup/say.mjs';
import { requireNode } from './setup/setup.mjs';

const [verb = 'help', ...rest] = process.argv.slice(2);
try {
  requireNode();
  const { verbs } = await import('./setup/verbs.mjs');
  const run = verbs[verb];
  if (run) process.exitCode = (await run(rest)) ?? 0;
  else {
    say(`There is no verb "${verb}". There are: ${Object.keys(verbs).join(', ')}.`);
    process.exitCode = verb === 'help' ? 0 : 2;
  }
} catch (error) {
  const problem = explain(error);
  process.stderr.write(`${problem ? problem.message : /** @type {Error} */ (error).stack}\n`);
  process.exitCode = 1;
}
