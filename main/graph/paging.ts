import { AppError } from '../../shared/failure.ts';
import { addDays } from '../../shared/model/day.ts';
import { verdictOf } from './classify.ts';
import type { ListAsk, Listed } from './endpoints/endpoint.ts';

const mostPages = 5000;
const mostRestarts = 2;
const firstLimit = 100;

/** Reads one page; the client's `readFor` with everything but cursor and size already given. */
export type ReadPage<Row> = (page: ListAsk) => Promise<Listed<Row>>;

/**
 * The whole list. Meta names a cursor on the last page too, so the end is where `next` is absent. A cursor that Meta does
 * not know any more starts the list again; a page that is too much is asked for in halves, down to single rows.
 */
export async function readAll<Row>(read: ReadPage<Row>, limit = firstLimit): Promise<Row[]> {
  for (let restarts = 0; ; restarts += 1) {
    try {
      return await readOnce(read, limit);
    } catch (error) {
      if (verdictOf(error)?.kind !== 'bad_cursor' || restarts === mostRestarts) throw error;
    }
  }
}

async function readOnce<Row>(read: ReadPage<Row>, firstSize: number): Promise<Row[]> {
  const rows: Row[] = [];
  const seen = new Set<string>();
  let after: string | null = null;
  let limit = firstSize;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const got: Halved<Row> = await readHalving(read, after, limit);
    const { page } = got;
    limit = got.limit;
    for (const row of page.data) rows.push(row);
    const next: string | undefined = page.paging?.next === undefined ? undefined : page.paging.cursors?.after;
    if (next === undefined) return rows;
    if (seen.has(next)) break;
    seen.add(next);
    after = next;
  }
  throw new AppError('graph_failed', 'Meta’s list does not end. Try again later.');
}

interface Halved<Row> {
  readonly page: Listed<Row>;
  readonly limit: number;
}

async function readHalving<Row>(
  read: ReadPage<Row>,
  after: string | null,
  first: number,
): Promise<Halved<Row>> {
  for (let limit = first; ; limit = Math.floor(limit / 2)) {
    try {
      return { page: await read({ after, limit }), limit };
    } catch (error) {
      // With a single row still too much, only a report can answer; the caller sees the kind and starts one.
      if (verdictOf(error)?.kind !== 'too_much_data' || limit <= 1) throw error;
    }
  }
}

export interface Slice {
  readonly since: string;
  readonly until: string;
}

/** Meta answers for 90 days at most in one call; both ends of a slice are included. */
export function slicesOf(since: string, until: string, days = 90): Slice[] {
  const slices: Slice[] = [];
  for (let from = since; from <= until; from = addDays(from, days)) {
    const to = addDays(from, days - 1);
    slices.push({ since: from, until: to < until ? to : until });
  }
  return slices;
}
