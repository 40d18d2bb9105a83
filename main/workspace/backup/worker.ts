import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../../../shared/failure.ts';
import type { Job } from './job.ts';
import { run } from './job.ts';

/** A thread that does one job and ends: copying a large workspace would hold the main loop for seconds. */
function answer(): unknown {
  try {
    return { ok: true, value: run(workerData as Job) };
  } catch (error) {
    return { ok: false, failure: failureOf(error), why: String(error) };
  }
}

parentPort?.postMessage(answer());
