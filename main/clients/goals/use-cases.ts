import type { ClientId } from '../../../shared/model/ids.ts';
import type { ResultChoice, TargetChoice } from '../../../shared/model/target.ts';
import { Goals, inForce } from '../../../shared/model/target.ts';
import { record } from '../../audit/use-cases.ts';
import type { Reader, Writer } from '../../db/access.ts';
import { write } from '../../db/access.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import type { ClientScope } from '../scope.ts';
import { clientRow } from '../store.ts';
import { addResult, addTarget, campaignRows, resultRows, targetRows } from './store.ts';

/** For every screen and report that counts results: what was said, and by `resultOn` and `targetOn` what holds on a day. */
export function goalsOf(r: Reader, clientId: ClientId): Goals {
  return Goals.parse({ results: resultRows(r, clientId), targets: targetRows(r, clientId) });
}

/** The same of every client, in one read: for what looks at all of them. */
export function allGoals(r: Reader): (clientId: string) => Goals {
  const results = Map.groupBy(resultRows(r, null), ({ clientId }) => clientId);
  const targets = Map.groupBy(targetRows(r, null), ({ clientId }) => clientId);
  return (clientId) => {
    const own = { results: results.get(clientId) ?? [], targets: targets.get(clientId) ?? [] };
    return own.results.length + own.targets.length === 0 ? { results: [], targets: [] } : Goals.parse(own);
  };
}

export function campaignsOf(work: OpenWorkspace, { clientId }: ClientScope) {
  return campaignRows(work.insights, clientId);
}

export function chooseResult(work: OpenWorkspace, scope: ClientScope, choice: ResultChoice): Goals {
  const actionTypes = [...new Set(choice.actionTypes)];
  return said(work, scope, 'client.result_set', choice, (w, made) => {
    addResult(w, { ...choice, ...made, actionTypes });
    const { from, campaignId, word } = choice;
    return { from, campaignId, word, actionTypes };
  });
}

export function chooseTarget(work: OpenWorkspace, scope: ClientScope, choice: TargetChoice): Goals {
  return said(work, scope, 'client.target_set', choice, (w, made) => {
    const currency = clientRow(w, scope.clientId)?.currency ?? '';
    addTarget(w, { ...choice, ...made, currency });
    const { from, campaignId, resultsPerMonth, costPerResultMinor, roasHundredths } = choice;
    return { from, campaignId, resultsPerMonth, costPerResultMinor, roasHundredths, currency };
  });
}

interface Made {
  readonly clientId: ClientId;
  readonly id: string;
  readonly setAt: string;
  readonly setBy: string;
}

/** One entry more, with what held on its day before in the trail beside it. */
function said(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  what: 'client.result_set' | 'client.target_set',
  choice: ResultChoice | TargetChoice,
  add: (w: Writer, made: Made) => Record<string, string | number | null | readonly string[]>,
): Goals {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const before = goalsOf(w, clientId);
    const list = what === 'client.result_set' ? before.results : before.targets;
    const about = list.filter((entry) => entry.campaignId === choice.campaignId);
    const standing = inForce(about, choice.from);
    const id = work.ids.next();
    const after = add(w, { clientId, id, setAt: at.toISOString(), setBy: work.person.personId });
    const subject = choice.campaignId ?? clientId;
    const name = choice.campaignName ?? clientRow(w, clientId)?.name ?? '';
    const detail = { name, before: about.find((entry) => standing.has(entry.id)) ?? null, after };
    record(w, { chain: clientId, actor: work.actor, what, subject, detail }, at, work.ids);
    return goalsOf(w, clientId);
  });
}
