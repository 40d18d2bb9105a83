import { AppError } from '../../shared/failure.ts';
import {
  type AlertSettings,
  AlertSettings as Settings,
  type Incident,
  usualAlertSettings,
} from '../../shared/model/alert.ts';
import type { Session } from '../../shared/model/access.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import { AlertSeverity } from '../../shared/model/triage.ts';
import type { SettingOf } from '../../shared/model/setting.ts';
import { record } from '../audit/use-cases.ts';
import type { ClientScope } from '../clients/scope.ts';
import { clientRow } from '../clients/store.ts';
import type { Writer } from '../db/access.ts';
import { write } from '../db/access.ts';
import { notify, settleNotices } from '../notifications/use-cases.ts';
import { planOfMonth } from '../pacing/use-cases.ts';
import { changeSetting, readSetting } from '../settings/use-cases.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { inputOf } from './facts.ts';
import { type Live, type Step, stepsOf } from './incidents.ts';
import { alertsOf, type Found } from './rules.ts';
import { addIncident, changeIncident, findIncident, incidentsOf, liveOf } from './store.ts';

export { openMarks } from './store.ts';

const alertSetting: SettingOf<AlertSettings> = {
  name: 'alerts',
  schema: Settings,
  usual: usualAlertSettings,
};

export function alertSettings(work: OpenWorkspace): AlertSettings {
  return readSetting(work.ledger, alertSetting);
}

export function setAlertSettings(work: OpenWorkspace, settings: AlertSettings): void {
  changeSetting(work, alertSetting, settings);
}

/** Looks at one client anew: what is new is opened and told, what is over is resolved. Answers whether anything moved. */
export function evaluate(work: OpenWorkspace, clientId: ClientId): boolean {
  const client = clientRow(work.ledger, clientId);
  if (!client || client.archivedAt !== null) return false;
  const { input } = inputOf(work, client, (month) => planOfMonth(work, clientId, month));
  const standing = alertsOf(input, alertSettings(work));
  const steps = stepsOf(liveOf(work.ledger, clientId), standing, input.now);
  if (steps.length === 0) return false;
  write(work.ledger, (w) => {
    for (const step of steps) {
      if (step.do === 'open') {
        const id = work.ids.next();
        addIncident(w, clientId, id, step.found, input.now);
        tell(work, { clientId, client: client.name, id, found: step.found });
        continue;
      }
      keepOrEnd(w, clientId, step, input.now);
      if (step.do === 'keep' && step.reopen)
        tell(work, { clientId, client: client.name, id: step.live.id, found: step.found });
    }
  });
  for (const step of steps) if (step.do === 'resolve') settleAll(work, clientId, step.live);
  return steps.some(isSeen);
}

/** Whether the list of alerts reads otherwise now: it says the same figures as All clients does. */
function isSeen(step: Step): boolean {
  if (step.do !== 'keep' || step.reopen) return true;
  const { live, found } = step;
  return live.severity !== found.severity || live.facts !== JSON.stringify(found.facts);
}

function keepOrEnd(w: Writer, clientId: ClientId, step: Exclude<Step, { do: 'open' }>, now: string): void {
  if (step.do === 'resolve') {
    changeIncident(w, clientId, step.live.id, { state: 'resolved', resolvedAt: now, snoozedUntil: null });
    return;
  }
  const { severity, facts } = step.found;
  changeIncident(w, clientId, step.live.id, {
    severity,
    facts: JSON.stringify(facts),
    seenAt: now,
    ...(step.reopen ? { state: 'open', snoozedUntil: null } : {}),
  });
}

function keyOf(
  clientId: ClientId,
  { rule, subject }: { readonly rule: string; readonly subject: string },
): string {
  return `alert ${clientId} ${rule} ${subject}`;
}

/** The trouble is over in both its severities: it would be told again. */
function settleAll(work: OpenWorkspace, clientId: ClientId, live: Live): void {
  for (const severity of AlertSeverity.options) settleNotices(work, `${keyOf(clientId, live)} ${severity}`);
}

interface Told {
  readonly clientId: ClientId;
  readonly client: string;
  readonly id: string;
  readonly found: Found;
}

/** Once for each severity of each incident. */
function tell(work: OpenWorkspace, { clientId, client, id, found }: Told): void {
  notify(work, {
    to: { client: clientId },
    kind: 'alert_raised',
    values: { client, rule: found.rule, facts: JSON.stringify(found.facts).slice(0, 500) },
    client: clientId,
    link: { to: 'alert', alert: id },
    key: `${keyOf(clientId, found)} ${found.severity}`,
  });
}

export function listIncidents(work: OpenWorkspace, session: Session, which: 'live' | 'over'): Incident[] {
  return incidentsOf(work.ledger, session.isSuperAdmin ? 'all' : [...session.roles.keys()], which);
}

export function clientIncidents(work: OpenWorkspace, { clientId }: ClientScope): Incident[] {
  return incidentsOf(work.ledger, [clientId], 'live');
}

type Handling =
  | { readonly state: 'acknowledged' | 'open'; readonly note: string }
  | { readonly state: 'snoozed'; readonly until: string; readonly note: string };

/** A person sets an incident aside, or takes it up again. It ends by itself when what it says is over. */
export function handleIncident(
  work: OpenWorkspace,
  { clientId }: ClientScope,
  id: string,
  handling: Handling,
): Incident {
  const at = work.clock.now();
  return write(work.ledger, (w) => {
    const before = findIncident(w, clientId, id);
    if (before === null) throw new AppError('not_found', 'This alert does not exist.');
    if (before.state === 'resolved') throw new AppError('conflict', 'This alert is over already.');
    const until = handling.state === 'snoozed' ? handling.until : null;
    if (until !== null && until <= at.toISOString())
      throw new AppError('invalid_request', 'Choose a moment that is still to come.');
    changeIncident(w, clientId, id, {
      state: handling.state,
      snoozedUntil: until,
      handledBy: work.person.personId,
      handledAt: at.toISOString(),
      note: handling.note,
    });
    const detail = {
      rule: before.rule,
      before: before.state,
      after: handling.state,
      until,
      note: handling.note,
    };
    const what = `alert.${handling.state === 'open' ? 'reopened' : handling.state}`;
    record(w, { chain: clientId, actor: work.actor, what, subject: before.rule, detail }, at, work.ids);
    const after = findIncident(w, clientId, id);
    if (after === null) throw new Error('An alert that was just changed is not there.');
    return after;
  });
}
