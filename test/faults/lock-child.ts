import { takeLock } from '../../main/workspace/lock/owner-lock.ts';

// Holds the lock of the folder in its first argument until it is killed, or until its input ends.
takeLock(process.argv[2] ?? '');
process.stdout.write('held\n');
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
