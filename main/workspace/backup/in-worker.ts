import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AppError, Failure } from '../../../shared/failure.ts';
import { z } from '../../../shared/zod.ts';
import type { Job, JobResult } from './job.ts';

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: Failure, why: z.string() }),
]);

/** Runs the job on a thread of its own, with a copy of the key; both copies are wiped when it ends. */
export function inWorker<J extends Job>(job: J): Promise<JobResult[J['do']]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: job });
    if ('workspaceKey' in job) job.workspaceKey.fill(0);
    worker.once('message', (message: unknown) => {
      const answer = Answer.parse(message);
      if (answer.ok) return resolve(answer.value as JobResult[J['do']]);
      const { code, message: sentence, details } = answer.failure;
      if (code === 'internal') return reject(new Error(answer.why));
      return reject(new AppError(code, sentence, details));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The backup thread ended without an answer.')));
  });
}

/** The source when nothing is built (tests, scripts); else beside or above the file that this one was bundled into. */
function workerFile(): URL {
  const names = ['../../backup-worker.ts', './backup-worker.js', '../backup-worker.js'];
  const found = names.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url));
  if (!found) throw new Error('The backup thread is not part of this build.');
  return found;
}
