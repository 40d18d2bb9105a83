import { ClientId, PersonId } from '../../shared/model/ids.ts';
import type { DrillRun, DrillSummary, Hole, Probe } from '../../shared/model/isolation.ts';
import { DrillSummary as Summary } from '../../shared/model/isolation.ts';
import type { Here } from '../admission.ts';
import { listRows, record } from '../audit/use-cases.ts';
import { mintScope } from '../clients/scope.ts';
import { clientRows } from '../clients/store.ts';
import { write } from '../db/access.ts';
import { tryEndpoints } from '../graph/drill.ts';
import { pacer } from './pace.ts';
import type { Log } from '../ports.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type Admission, type Door, tryCalls } from './calls.ts';

const drilled = 'isolation.drilled';
const mostFound = 20;
/** Stands in where there is only one client: an id that nobody has is as foreign as can be. */
const nobodys = ClientId.parse('01890000-0000-7000-8000-00000000dead');

export interface Drill {
  readonly here: Here;
  readonly door: Door;
  readonly admission: Admission;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Clients that everything was tried for. */
  readonly onProgress: (done: number, total: number) => void;
}

interface Tally {
  readonly probes: Map<string, Probe>;
  readonly found: Hole[];
  holes: number;
}

type Outcome = Pick<Probe, 'where' | 'name' | 'wall'> & {
  readonly refused: boolean;
  readonly ownPasses: boolean | null;
  readonly what: string;
};

/** Each client tries the next one, so that everybody is tried by somebody. A few milliseconds at a time. */
export async function drill(ask: Drill): Promise<DrillRun> {
  const { work } = ask.here;
  const ids = clientRows(work.ledger, 'all').map(({ id }) => ClientId.parse(id));
  const tally: Tally = { probes: new Map(), found: [], holes: 0 };
  const pace = pacer();
  for (const [at, own] of ids.entries()) {
    ask.signal.throwIfAborted();
    const next = ids[(at + 1) % ids.length];
    const foreign = next === undefined || next === own ? nobodys : next;
    for (const outcome of await tryPair(ask, own, foreign, pace)) count(tally, own, foreign, outcome);
    ask.onProgress(at + 1, ids.length);
    await pace();
  }
  return keep(work, ids.length, tally);
}

async function tryPair(
  { here, door, admission, log }: Drill,
  own: ClientId,
  foreign: ClientId,
  pace: ReturnType<typeof pacer>,
): Promise<Outcome[]> {
  const { work, session } = here;
  const personId = PersonId.parse(work.ids.next());
  const calls = await tryCalls({ own, foreign, here, personId, door, admission, pace });
  const scope = mintScope(work.ledger, session, 'view', own);
  const [metaId = null] = scope.metaIds;
  const [theirs = null] = foreign === nobodys ? [] : mintScope(work.ledger, session, 'view', foreign).metaIds;
  const needs = { clock: work.clock, log };
  const endpoints = await tryEndpoints(needs, { scope, metaId }, { scope, metaId: theirs }, pace);
  return [
    ...calls.map((one) => ({ where: 'call' as const, ...one })),
    ...endpoints.map(({ name, isClients, refused, ownPasses }) => ({
      where: 'endpoint' as const,
      name,
      refused,
      ownPasses,
      wall: isClients ? ('ownership' as const) : ('no_client' as const),
      what: 'Meta would have been asked.',
    })),
  ];
}

function count(tally: Tally, own: ClientId, foreign: ClientId, outcome: Outcome): void {
  const { where, name, wall, refused, ownPasses, what } = outcome;
  const key = `${where} ${name}`;
  const before = tally.probes.get(key);
  const isTried = wall !== 'no_client';
  const passes = ownPasses === null ? null : ownPasses ? ('passes' as const) : ('stuck' as const);
  tally.probes.set(key, {
    where,
    name,
    wall,
    tried: (before?.tried ?? 0) + Number(isTried),
    refused: (before?.refused ?? 0) + Number(isTried && refused),
    own: before?.own === 'stuck' ? 'stuck' : (passes ?? before?.own ?? null),
  });
  if (refused) return;
  tally.holes += 1;
  if (tally.found.length < mostFound) tally.found.push({ where, name, own, foreign, what });
}

/** The evidence: what was tried, by name, and how often it was refused. */
function keep(work: OpenWorkspace, clients: number, { probes, found, holes }: Tally): DrillRun {
  const all = [...probes.values()];
  const sum = (of: (probe: Probe) => number) => all.reduce((total, probe) => total + of(probe), 0);
  const at = work.clock.now();
  const summary: DrillSummary = {
    at: at.toISOString() as DrillSummary['at'],
    by: work.actor.name,
    clients,
    calls: all.filter(({ where }) => where === 'call').length,
    endpoints: all.filter(({ where }) => where === 'endpoint').length,
    tried: sum(({ tried }) => tried),
    refused: sum(({ refused }) => refused),
    holes,
  };
  const names = all.map(({ where, name, tried, refused }) => `${where} ${name} ${refused}/${tried}`);
  const row = {
    chain: 'workspace',
    actor: work.actor,
    what: drilled,
    subject: work.name,
    outcome: holes === 0 ? ('done' as const) : ('failed' as const),
    detail: {
      ...summary,
      names,
      found: found.map(({ where, name, own, foreign }) => ({ where, name, own, foreign })),
    },
  };
  write(work.ledger, (w) => record(w, row, at, work.ids));
  return { ...summary, probes: all, found };
}

export function lastDrill(work: OpenWorkspace): DrillSummary | null {
  const [row] = listRows(work.ledger, { chains: ['workspace'], what: drilled, limit: 1 });
  const kept = Summary.safeParse(row?.detail);
  return kept.success ? kept.data : null;
}
