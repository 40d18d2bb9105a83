import type { File } from '../builders/watched-migration.ts';
import { migrateWatched } from '../builders/watched-migration.ts';

// Migrates a database and is killed by itself, as by kill -9, before the statement of that number.
const [which = '', path = '', key = '', number = '0'] = process.argv.slice(2);
let statement = 0;
migrateWatched(which as File, path, Buffer.from(key, 'hex'), () => {
  statement += 1;
  if (statement === Number(number)) process.kill(process.pid, 'SIGKILL');
});
