import { AppError } from '../../shared/failure.ts';
import type { DemoWish } from '../workspace/demo.ts';
import type { BudgetJob } from './live.ts';
import { listObjects } from './objects.ts';
import { propose } from './propose.ts';

/** One unit of most currencies: nobody proposes odd cents. */
const round = 100;

/**
 * For the demo agency: its first person has asked for another budget of the client's largest campaign, by the very path
 * that everybody's proposals take. What the rules of the moment deny is left out: a demo opens all the same.
 */
export async function proposeInvented(job: BudgetJob, { percent, reason }: DemoWish): Promise<void> {
  try {
    const [largest] = (await listObjects(job))
      .filter(({ objectKind, field }) => objectKind === 'campaign' && field === 'daily_budget')
      .filter(({ status }) => status === 'ACTIVE')
      .toSorted((a, b) => b.minor - a.minor);
    if (!largest) return;
    const { objectKind, objectId, minor: before } = largest;
    const after = Math.round((before * (100 + percent)) / 100 / round) * round;
    const rest = { startAt: null, source: 'tree', rollsBack: null } as const;
    await propose(job, { objectKind, objectId, before, after, reason, ...rest });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
