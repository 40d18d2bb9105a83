import type { Reader } from '../../db/access.ts';
import { prepared } from './prepared.ts';

interface BoughtRow {
  readonly objective: string;
  readonly spendMicros: number;
}

/** What a client spent on each objective. */
export function spendByObjective(r: Reader, clientId: string, from: string, to: string): BoughtRow[] {
  // Added up by campaign first: its objective is looked up once, not for each of its days.
  const sql = `select c.objective, sum(d.spend) as spendMicros
    from (select object_id, sum(spend_micros) as spend from insight_day
      where client_id = @clientId and level = 'campaign' and day between @from and @to group by object_id) d
    join campaign c on c.client_id = @clientId and c.id = d.object_id
    where c.objective is not null group by c.objective`;
  return prepared(r, sql).all({ clientId, from, to }) as BoughtRow[];
}
