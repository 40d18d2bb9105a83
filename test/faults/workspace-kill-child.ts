import { join } from 'node:path';
import { aDesk, founder } from '../builders/desk.ts';

// Does one thing to a workspace, again and again, and says each time that it is done, until it is killed.
const [what = '', folder = '', backup = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const desk = aDesk({ folder });

async function unlock(): Promise<void> {
  const personId = (await desk.api.workspace.state({})).doors[0]?.people[0]?.id;
  if (!personId) throw new Error('There is nobody at the door.');
  await desk.api.workspace.unlock({ kind: 'real', personId, passphrase: founder.passphrase });
}

say('ready');
if (what === 'create') {
  await desk.api.workspace.create(founder);
  say('done created');
}
if (what === 'write') {
  await unlock();
  for (let n = 0; ; n += 1) {
    const { id } = await desk.api.clients.add({
      name: `Client ${n}`,
      currency: 'EUR',
      timezone: 'Europe/Warsaw',
    });
    say(`done ${id}`);
  }
}
if (what === 'backup') {
  await unlock();
  for (let n = 0; ; n += 1) {
    const target = join(folder, 'copies', `${process.pid}-${n}.steward-backup`);
    desk.saveAnswers.push(target);
    await desk.api.backups.make({});
    say(`done ${target}`);
  }
}
if (what === 'restore') {
  desk.openAnswers.push(backup);
  const chosen = await desk.api.backups.choose({});
  const personId = chosen.backup?.people[0]?.id;
  if (!personId) throw new Error('The backup names nobody.');
  await desk.api.backups.restore({ personId, passphrase: founder.passphrase });
  say('done restored');
}
