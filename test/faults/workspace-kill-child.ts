import { join } from 'node:path';
import { aDesk, founder } from '../builders/desk.ts';

// Does one thing to a workspace and says each time that it is done, until it has done it so often or is killed.
const [what = '', folder = '', times = '1', backup = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const desk = aDesk({ folder });
const { api } = desk;
const { passphrase } = founder;

async function unlock(): Promise<void> {
  const personId = (await api.workspace.state({})).doors[0]?.people[0]?.id;
  if (!personId) throw new Error('There is nobody at the door.');
  await api.workspace.unlock({ kind: 'real', personId, passphrase });
}

const works: Record<string, (round: number) => Promise<string>> = {
  create: async () => {
    await api.workspace.create(founder);
    return 'created';
  },
  write: async (round) => {
    const name = `Client ${round}`;
    return (await api.clients.add({ name, currency: 'EUR', timezone: 'Europe/Warsaw' })).id;
  },
  unlock: async () => {
    await unlock();
    await api.workspace.lock({});
    return 'unlocked';
  },
  rotate: async () => {
    await api.workspace.changeKeys({ passphrase });
    return 'changed';
  },
  import: async (round) => {
    const of = `${process.pid}.${round}`;
    const rows = Array.from({ length: 200 }, (_, at) => `Import ${of} ${at},EUR,Europe/Warsaw`);
    const bytes = Buffer.from(['name,currency,timezone', ...rows].join('\n')).toString('base64');
    const { draftId } = await api.imports.open({ fileName: 'clients.csv', bytes });
    const checked = await api.imports.check({ draftId });
    await api.imports.run({ draftId, lines: checked.rows.map(({ line }) => line) });
    return of;
  },
  backup: async (round) => {
    const target = join(folder, 'copies', `${process.pid}-${round}.steward-backup`);
    desk.saveAnswers.push(target);
    await api.backups.make({});
    return target;
  },
  restore: async () => {
    desk.openAnswers.push(backup);
    const personId = (await api.backups.choose({})).backup?.people[0]?.id;
    if (!personId) throw new Error('The backup names nobody.');
    await api.backups.restore({ personId, passphrase });
    return 'restored';
  },
};

if (['write', 'import', 'rotate', 'backup'].includes(what)) await unlock();
const work = works[what];
if (!work) throw new Error(`There is nothing called ${what}.`);
say('ready');
for (let round = 0; round < Number(times); round += 1) say(`done ${await work(round)}`);
await desk.domain.stop();
