import { openEncrypted } from '../../main/db/open.ts';

// Holds the database in its first argument for itself alone, by the key in its second, until its input ends.
const raw = openEncrypted(process.argv[2] ?? '', Buffer.from(process.argv[3] ?? '', 'hex'));
raw.pragma('locking_mode = EXCLUSIVE');
raw.exec('begin exclusive');
process.stdout.write('held\n');
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
