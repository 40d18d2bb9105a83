import { AppError } from '../../shared/failure.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import {
  defaultRules,
  effectiveRules,
  type PolicyInForce,
  PolicyInForce as InForce,
  PolicyOverride,
  PolicyRules,
  type PolicyState,
  type PolicyVerdict,
  PolicyState as State,
} from '../../shared/model/policy.ts';
import { record } from '../audit/use-cases.ts';
import type { Reader, Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type ChangeFacts, decide } from './rules.ts';
import { addStop, addVersion, allVersions, clientIds, newestStop, newestVersion } from './store.ts';

// What the rest of main may use: a noun is reached through its use cases.
export { replay } from './replay.ts';
export { denialText, type PastChange, type Surroundings } from './rules.ts';

function workspaceRules(r: Reader): { rules: PolicyRules; number: number } {
  const row = newestVersion(r, null);
  if (!row?.rules) return { rules: defaultRules, number: 0 };
  return { rules: PolicyRules.parse(JSON.parse(row.rules)), number: row.number };
}

function overrideOf(r: Reader, clientId: string): { rules: PolicyOverride | null; number: number } {
  const row = newestVersion(r, clientId);
  if (!row) return { rules: null, number: 0 };
  return {
    rules: row.rules === null ? null : PolicyOverride.parse(JSON.parse(row.rules)),
    number: row.number,
  };
}

function stopOf(r: Reader, clientId: string | null) {
  const found = newestStop(r, clientId);
  if (!found?.row.stopped) return null;
  const { why, at } = found.row;
  return { clientId, why, at, by: found.by };
}

/**
 * Before a client's own versions and freezes go with it: no number is ever used a second time, or a proposal that was
 * judged by the first could pass for judged by the other. So the workspace's own are said again under a higher one.
 */
export function standAbove(work: OpenWorkspace, w: Writer, clientId: ClientId): void {
  const at = work.clock.now().toISOString();
  const by = work.person.personId;
  const note = 'Said again when a client was deleted.';
  if (newestVersion(w, clientId)) {
    const rules = JSON.stringify(workspaceRules(w).rules);
    addVersion(w, { clientId: null, rules, note, madeAt: at, madeBy: by });
  }
  if (!newestStop(w, clientId)) return;
  const stop = stopOf(w, null);
  addStop(w, { clientId: null, stopped: stop !== null, why: stop?.why ?? note, at, byPerson: by });
}

/**
 * What a client's changes are judged by now. Its version is the newer of the workspace's and the client's own, so that
 * any change of either shows as another version.
 */
export function policyInForce(r: Reader, clientId: ClientId): PolicyInForce {
  const workspace = workspaceRules(r);
  const own = overrideOf(r, clientId);
  return InForce.parse({
    version: Math.max(workspace.number, own.number),
    rules: effectiveRules(workspace.rules, own.rules),
    own: Object.keys(own.rules ?? {}),
    stop: stopOf(r, null),
    frozen: stopOf(r, clientId),
  });
}

export function policyState(r: Reader): PolicyState {
  const { rules, number } = workspaceRules(r);
  const clients = clientIds(r);
  const history = allVersions(r);
  return State.parse({
    version: history[0]?.row.number ?? number,
    rules,
    overrides: clients.flatMap((clientId) => {
      const own = overrideOf(r, clientId);
      return own.rules === null ? [] : [{ clientId, rules: own.rules, version: own.number }];
    }),
    stop: stopOf(r, null),
    frozen: clients.flatMap((clientId) => stopOf(r, clientId) ?? []),
    history: history.slice(0, 50).map(({ row, by }) => ({
      number: row.number,
      clientId: row.clientId,
      rules: row.rules === null ? null : PolicyOverride.parse(JSON.parse(row.rules)),
      note: row.note,
      at: row.madeAt,
      by,
    })),
  });
}

/** Saved over the version that the person read: two people who edit at once do not overwrite each other. */
export interface SavePolicy {
  readonly seenVersion: number;
  readonly note: string;
}

export function saveRules(work: OpenWorkspace, ask: SavePolicy & { rules: PolicyRules }): void {
  const at = work.clock.now();
  write(work.ledger, (w) => {
    const { rules: before } = workspaceRules(w);
    assertNewest(w, ask.seenVersion);
    const number = addVersion(w, {
      clientId: null,
      rules: JSON.stringify(ask.rules),
      note: ask.note,
      madeAt: at.toISOString(),
      madeBy: work.person.personId,
    });
    const detail = { version: number, note: ask.note, before, after: ask.rules };
    const row = { chain: 'workspace', actor: work.actor, what: 'policy.changed', subject: `v${number}` };
    record(w, { ...row, detail }, at, work.ids);
  });
}

/** Null takes the client's own rules away: it follows the workspace again. */
export function saveOverride(
  work: OpenWorkspace,
  clientId: ClientId,
  ask: SavePolicy & { rules: PolicyOverride | null },
): void {
  const at = work.clock.now();
  write(work.ledger, (w) => {
    const { rules: before } = overrideOf(w, clientId);
    assertNewest(w, ask.seenVersion);
    const rules = ask.rules === null ? null : JSON.stringify(PolicyOverride.parse(ask.rules));
    const made = { clientId, rules, note: ask.note, madeAt: at.toISOString(), madeBy: work.person.personId };
    const number = addVersion(w, made);
    const detail = { version: number, note: ask.note, before, after: ask.rules };
    const row = { chain: clientId, actor: work.actor, what: 'policy.changed', subject: `v${number}` };
    record(w, { ...row, detail }, at, work.ids);
  });
}

function assertNewest(r: Reader, seen: number): void {
  const newest = allVersions(r)[0]?.row.number ?? 0;
  if (newest !== seen)
    throw new AppError(
      'conflict',
      'Somebody changed the policy meanwhile. Look at it again before you save.',
    );
}

/** The kill switch of the workspace (null), or the freeze of one client. It holds from this moment, also for what is approved. */
export function setStop(
  work: OpenWorkspace,
  clientId: ClientId | null,
  ask: { stopped: boolean; why: string },
): void {
  const at = work.clock.now();
  write(work.ledger, (w) => {
    if ((stopOf(w, clientId) !== null) === ask.stopped) return;
    const { stopped, why } = ask;
    addStop(w, { clientId, stopped, why, at: at.toISOString(), byPerson: work.person.personId });
    const verb = stopped ? 'stopped' : 'released';
    const what = clientId === null ? `changes.${verb}` : `client.${stopped ? 'frozen' : 'thawed'}`;
    const row = { chain: clientId ?? 'workspace', actor: work.actor, what, subject: why };
    record(w, row, at, work.ids);
  });
}

/** The verdict on one change. The stops are taken from the policy itself, so that nobody can leave them out. */
export function judgeChange(
  inForce: PolicyInForce,
  facts: Omit<ChangeFacts, 'stopped' | 'frozen'>,
): PolicyVerdict {
  const stopped = inForce.stop !== null;
  const frozen = inForce.frozen !== null;
  return decide(inForce.rules, inForce.version, { ...facts, stopped, frozen });
}
