import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/failure.ts';
import { aDesk, founder } from '../builders/desk.ts';
import { signIn } from '../builders/people.ts';

// Runs on a small file system of its own, fills it or makes it read-only, and prints what became of each attempt.
const disk = process.argv[2] ?? '';
const filler = join(disk, 'filler');
const folder = join(disk, 'profile');
const desk = aDesk({ folder });
const { api } = desk;
const report: Record<string, unknown> = {};

function fill(): void {
  const handle = openSync(filler, 'a');
  for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
    try {
      while (writeSync(handle, Buffer.alloc(size, 1)) === size);
    } catch {
      // This much does not fit any more: try less.
    }
  }
  closeSync(handle);
}

async function outcome(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
  }
}

const unlock = () => signIn(api, founder.name, founder.passphrase);
const hasBallast = () => existsSync(join(folder, 'workspace', 'ballast'));
const aClient = (name: string) => ({ name, currency: 'EUR', timezone: 'Europe/Warsaw' });

/** Each begins with room, ballast and a workspace just unlocked. */
async function onFullDisk(what: string, work: () => unknown): Promise<void> {
  rmSync(filler, { force: true });
  await api.workspace.lock({});
  await unlock();
  if (!hasBallast()) throw new Error('There is room, and no ballast.');
  fill();
  report[what] = await outcome(work);
}

await api.workspace.create(founder);
await api.clients.add(aClient('Before'));
desk.pass(60);
const made = await api.backups.makeNow({});

await onFullDisk('a client', () => api.clients.add(aClient('Too much')));
await onFullDisk('a person', () => api.people.add({ name: 'Bob', email: 'bob@agency.example' }));
await onFullDisk('a setting', () => api.workspace.setLockAfter({ minutes: 5 }));
await onFullDisk('a backup', () => api.backups.makeNow({}));
await onFullDisk('a backup to a file', () => {
  desk.saveAnswers.push(join(disk, 'own.steward-backup'));
  return api.backups.make({});
});
await onFullDisk('an export of the trail', () => {
  desk.saveAnswers.push(join(disk, 'trail.jsonl'));
  return api.audit.exportWorkspace({});
});
await onFullDisk('new keys', () => api.workspace.changeKeys({ passphrase: founder.passphrase }));
await onFullDisk('reading', async () => {
  report['read'] = (await api.clients.list({})).map(({ name }) => name);
});
await onFullDisk('restoring', async () => {
  const personId = (await api.backups.offers({}))[0]?.people[0]?.id ?? '';
  await api.backups.restore({ name: made.name, personId, passphrase: founder.passphrase });
});
await onFullDisk('locking', () => api.workspace.lock({}));
report['ballast after locking'] = hasBallast();
rmSync(filler);
await unlock();
await api.workspace.lock({});
fill();
report['unlocking'] = await outcome(unlock);
report['notices'] = (await api.workspace.state({})).signedIn?.notices;
report['ballast after unlocking'] = hasBallast();
await api.workspace.lock({});
fill();
report['unlocking without ballast'] = await outcome(unlock);
rmSync(filler);
report['unlocking with room'] = await outcome(unlock);
report['kept'] = (await api.clients.list({})).map(({ name }) => name);
report['trail'] = (await api.audit.verifyAll({})).faults;
report['left behind'] = [disk, folder, join(folder, 'backups')].flatMap((path) =>
  readdirSync(path).filter((name) => /\.(part|making|restoring|ready)$|^rehearsal/.test(name)),
);
await api.workspace.lock({});

await api.workspace.exploreDemo({});
const [client] = await api.clients.list({});
if (!client) throw new Error('The demo agency has no clients.');
fill();
report['a sync'] = await outcome(() => api.sync.run({ clientId: client.id }));
rmSync(filler);
report['a sync with room'] = await outcome(() => api.sync.run({ clientId: client.id }));
await api.workspace.lock({});

execFileSync('mount', ['-o', 'remount,ro', disk]);
report['read-only: at the door'] = (await api.workspace.state({})).doors.map(({ kind }) => kind);
report['read-only: unlocking'] = await outcome(unlock);
report['read-only: restoring'] = await outcome(async () => {
  const personId = (await api.backups.offers({}))[0]?.people[0]?.id ?? '';
  await api.backups.restore({ name: made.name, personId, passphrase: founder.passphrase });
});
execFileSync('mount', ['-o', 'remount,rw', disk]);
report['writable again'] = await outcome(unlock);
await desk.domain.stop();
process.stdout.write(JSON.stringify(report));
