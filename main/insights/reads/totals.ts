import type { Reader } from '../../db/access.ts';
import { prepared } from './prepared.ts';

interface BoughtRow {
  readonly objective: string;
  readonly spendMicros: number;
}

/** What a client spent on each objective. */
export function spendByObjective(r: Reader, clientId: string, from: string, to: string): BoughtRow[] {
  const sql = `select c.objective, sum(d.spend_micros) as spendMicros
    from insight_day d join campaign c on c.client_id = d.client_id and c.id = d.object_id
    where d.client_id = ? and d.level = 'campaign' and d.day between ? and ? and c.objective is not null
    group by c.objective`;
  return prepared(r, sql).all(clientId, from, to) as BoughtRow[];
}
