import { aDesk, founder } from '../builders/desk.ts';

// Sits down as Ada and sends what is approved, until it is killed.
const [folder = '', graphOrigin = '', now = '', clientId = '', proposalId = '', personId = ''] =
  process.argv.slice(2);
const desk = aDesk({ folder, graphOrigin, now });
const say = (line: string) => process.stdout.write(`${line}\n`);
await desk.api.workspace.unlock({
  kind: 'real',
  personId: personId as never,
  passphrase: founder.passphrase,
});
say('ready');
const { change } = await desk.api.approvals.send({
  clientId: clientId as never,
  proposalId: proposalId as never,
});
// The clockwork may have been quicker: then it was its change, and what it acknowledged is in the ledger alone.
if (change) say(`done ${change.state}`);
setInterval(() => undefined, 1_000);
