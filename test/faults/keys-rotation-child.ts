import { removePerson } from '../../main/workspace/keys/people.ts';
import { reseal } from '../builders/key-folder.ts';

// Removes a person and kills itself after the step that its last argument names: kill -9 in the middle of a change of keys.
const [folder = '', personId = '', key = '', fatal = ''] = process.argv.slice(2);
await removePerson({
  folder,
  workspaceKey: Buffer.from(key, 'hex'),
  personId,
  secretStore: null,
  reseal,
  afterStep: (step) => {
    process.stdout.write(`${step}\n`);
    if (step === fatal) process.kill(process.pid, 'SIGKILL');
  },
});
