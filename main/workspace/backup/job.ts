import { rmSync } from 'node:fs';
import type { BackupFacts } from './check.ts';
import { checkUnpacked } from './check.ts';
import { unpack } from './format.ts';
import type { Made, MakeAsk } from './make.ts';
import { makeBackup } from './make.ts';

/** What the worker is asked for. Keys cross as bytes and are wiped at the end. */
export type Job =
  | ({ readonly do: 'make' } & Omit<MakeAsk, 'workspaceKey'> & { readonly workspaceKey: Uint8Array })
  | {
      readonly do: 'check';
      readonly file: string;
      readonly into: string;
      readonly workspaceKey: Uint8Array;
    };

export interface JobResult {
  make: Made;
  check: BackupFacts;
}

export function run(job: Job): Made | BackupFacts {
  const { workspaceKey: bytes } = job;
  const workspaceKey = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return job.do === 'make' ? makeBackup({ ...job, workspaceKey }) : check(job, workspaceKey);
  } finally {
    workspaceKey.fill(0);
  }
}

function check({ file, into }: Extract<Job, { do: 'check' }>, workspaceKey: Buffer): BackupFacts {
  rmSync(into, { recursive: true, force: true });
  try {
    return checkUnpacked(into, unpack(file, into), workspaceKey);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
