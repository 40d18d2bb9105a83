import { rmSync } from 'node:fs';
import type { Clock, Ids } from '../../ports.ts';
import type { BackupFacts } from './check.ts';
import { checkUnpacked } from './check.ts';
import type { ExamineAsk, Examined } from './examine.ts';
import { examine } from './examine.ts';
import { unpack } from './format.ts';
import type { Made, MakeAsk } from './make.ts';
import { makeBackup } from './make.ts';
import type { BroughtUp, BringUpAsk } from './bring-up.ts';
import { bringUp } from './bring-up.ts';
import type { OpeningAsk, Prepared, RestoreAsk } from './restore.ts';
import { prepareRestore, rehearseBackup } from './restore.ts';
import type { RekeyAsk } from '../keys/rekey.ts';
import { rekeyBeside } from '../keys/rekey.ts';
import type { SalvageAsk, Salvaged } from './salvage.ts';
import { salvageFigures } from './salvage.ts';

/** Keys cross as bytes and are wiped on both sides; a moment crosses as text. */
type Crossing<Ask> = Omit<Ask, 'workspaceKey' | 'clock' | 'ids' | 'afterStep'> &
  (Ask extends { workspaceKey: Buffer } ? { readonly workspaceKey: Uint8Array } : unknown) &
  (Ask extends { clock: Clock } ? { readonly now: string } : unknown);

interface Checking {
  readonly file: string;
  readonly into: string;
  readonly workspaceKey: Buffer;
}

/** What the worker is asked for. */
export type Job =
  | ({ readonly do: 'make' } & Crossing<MakeAsk>)
  | ({ readonly do: 'check' } & Crossing<Checking>)
  | ({ readonly do: 'rehearse' } & Crossing<OpeningAsk>)
  | ({ readonly do: 'restore' } & Crossing<RestoreAsk>)
  | ({ readonly do: 'bring up' } & Crossing<BringUpAsk>)
  | ({ readonly do: 'salvage' } & Crossing<SalvageAsk>)
  | ({ readonly do: 'examine' } & Crossing<ExamineAsk>)
  | ({ readonly do: 'rekey' } & Crossing<RekeyAsk>);

export interface JobResult {
  make: Made;
  check: BackupFacts;
  rehearse: BackupFacts;
  restore: Prepared;
  'bring up': BroughtUp;
  salvage: Salvaged;
  examine: Examined;
  rekey: null;
}

export async function run(job: Job, idsBy: (clock: Clock) => Ids): Promise<JobResult[Job['do']]> {
  if (job.do === 'rehearse') return rehearseBackup({ ...job, ...momentOf(job, idsBy) });
  if (job.do === 'restore') return prepareRestore({ ...job, ...momentOf(job, idsBy) });
  const { workspaceKey: bytes } = job;
  const workspaceKey = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (job.do === 'make') return makeBackup({ ...job, workspaceKey });
    if (job.do === 'bring up') return bringUp({ ...job, workspaceKey, ...momentOf(job, idsBy) });
    if (job.do === 'salvage') return salvageFigures({ ...job, workspaceKey });
    if (job.do === 'examine') return examine({ ...job, workspaceKey });
    if (job.do === 'rekey') return rekeyBeside({ ...job, workspaceKey });
    return check({ ...job, workspaceKey });
  } finally {
    workspaceKey.fill(0);
  }
}

/** A job stands still in time: it began when it was asked for. */
function momentOf({ now }: { readonly now: string }, idsBy: (clock: Clock) => Ids) {
  const clock = { now: () => new Date(now) };
  return { clock, ids: idsBy(clock) };
}

function check({ file, into, workspaceKey }: Checking): BackupFacts {
  rmSync(into, { recursive: true, force: true });
  try {
    return checkUnpacked(into, unpack(file, into), workspaceKey);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
