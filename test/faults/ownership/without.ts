import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { predicates, sourceWithout } from './predicates.ts';

// Loaded before the walk: main as it is, but for the one condition that the environment names.
const named = process.env['STEWARD_PREDICATE'];
const gone = predicates().find(({ name }) => name === named);
if (named !== undefined && !gone) throw new Error('There is no such condition.');

if (gone)
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!url.startsWith('file:') || !fileURLToPath(url).replaceAll('\\', '/').endsWith(`/${gone.file}`))
        return loaded;
      process.stderr.write(`without ${gone.name}\n`);
      return { ...loaded, source: sourceWithout(gone, readFileSync(fileURLToPath(url), 'utf8')) };
    },
  });
