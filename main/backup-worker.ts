import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../shared/failure.ts';
import { uuidV7Ids } from './adapters/uuid-v7-ids.ts';
import type { Job } from './workspace/backup/job.ts';
import { run } from './workspace/backup/job.ts';

/** A thread that does one job and ends: copying a large workspace would hold the main loop for seconds. */
async function answer(): Promise<unknown> {
  try {
    return { ok: true, value: await run(workerData as Job, uuidV7Ids) };
  } catch (error) {
    return { ok: false, failure: failureOf(error), why: String(error) };
  }
}

parentPort?.postMessage(await answer());
