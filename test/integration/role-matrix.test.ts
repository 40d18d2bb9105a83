import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract/contract.ts';
import type { Access, ClientRole, Session } from '../../shared/model/access.ts';
import { ClientId, PersonId } from '../../shared/model/ids.ts';
import { failureOf } from '../../shared/failure.ts';
import type { AnyCall, AnyEvent } from '../../shared/rpc.ts';
import { admission } from '../../main/admission.ts';
import { InFlight } from '../../main/workspace/lock/in-flight.ts';
import type { OpenWorkspace } from '../../main/workspace/open-workspace.ts';
import { aLedger } from '../builders/ledger.ts';

/**
 * Who may do what, written down by hand and not derived from the contract, so that a slip there is seen here.
 * `user` and `admin` are roles at the client that the call names; `anybody` needs no session; a `newcomer` is signed in
 * with a one-time passphrase.
 */
const may = {
  'app.info': 'anybody',
  'app.setAppearance': 'anybody',
  'app.setLanguage': 'anybody',
  'app.connection': 'anybody',
  'app.tryConnection': 'anybody',
  'app.about': 'anybody',
  'app.enableCommands': 'anybody',
  'app.takeLink': 'signed_in',
  'workspace.state': 'anybody',
  'workspace.create': 'anybody',
  'workspace.exploreDemo': 'anybody',
  'workspace.unlock': 'anybody',
  'workspace.lock': 'newcomer',
  'workspace.unlockQuick': 'anybody',
  'workspace.recover': 'anybody',
  'workspace.settings': 'signed_in',
  'workspace.setLockAfter': 'super_admin',
  'workspace.setSyncSchedule': 'super_admin',
  'workspace.rename': 'super_admin',
  'workspace.agencyLogo': 'signed_in',
  'workspace.setAgencyLogo': 'super_admin',
  'workspace.identity': 'signed_in',
  'workspace.setPaper': 'super_admin',
  'workspace.setReadWhileLocked': 'super_admin',
  'workspace.setQuickUnlock': 'signed_in',
  'workspace.newRecoveryCode': 'super_admin',
  'workspace.changeKeys': 'super_admin',
  'people.list': 'super_admin',
  'people.add': 'super_admin',
  'people.edit': 'super_admin',
  'people.setSuperAdmin': 'super_admin',
  'people.reset': 'super_admin',
  'people.deactivate': 'super_admin',
  'people.reactivate': 'super_admin',
  'people.changePassphrase': 'newcomer',
  'backups.list': 'super_admin',
  'backups.make': 'super_admin',
  'backups.makeNow': 'super_admin',
  'backups.remove': 'super_admin',
  'backups.renew': 'super_admin',
  'backups.rehearse': 'super_admin',
  'backups.offers': 'anybody',
  'backups.choose': 'anybody',
  'backups.restore': 'anybody',
  'members.list': 'admin',
  'members.set': 'super_admin',
  'members.remove': 'super_admin',
  'clients.list': 'signed_in',
  'clients.add': 'super_admin',
  'clients.addMany': 'super_admin',
  'clients.update': 'admin',
  'clients.archive': 'super_admin',
  'clients.restore': 'super_admin',
  'clients.archived': 'super_admin',
  'clients.eraseFacts': 'super_admin',
  'clients.erase': 'super_admin',
  'clients.logo': 'user',
  'clients.setLogo': 'admin',
  'clients.removeLogo': 'admin',
  'imports.open': 'super_admin',
  'imports.edit': 'super_admin',
  'imports.check': 'super_admin',
  'imports.run': 'super_admin',
  'imports.saveResult': 'super_admin',
  'imports.discard': 'super_admin',
  'imports.saveTemplate': 'super_admin',
  'imports.exportAll': 'super_admin',
  'goals.list': 'user',
  'goals.campaigns': 'user',
  'goals.setResult': 'admin',
  'goals.setTarget': 'admin',
  'setup.view': 'user',
  'setup.mark': 'admin',
  'setup.test': 'admin',
  'setup.mail': 'admin',
  'setup.useMail': 'admin',
  'mails.templates': 'signed_in',
  'mails.setTemplate': 'super_admin',
  'mails.resetTemplate': 'super_admin',
  'mails.naming': 'signed_in',
  'mails.setNaming': 'super_admin',
  'assets.held': 'user',
  'assets.connectable': 'admin',
  'assets.disconnect': 'admin',
  'assets.history': 'admin',
  'assets.list': 'user',
  'assets.discover': 'super_admin',
  'assets.connect': 'admin',
  'tokens.list': 'super_admin',
  'tokens.setShared': 'super_admin',
  'tokens.get': 'super_admin',
  'tokens.add': 'super_admin',
  'tokens.remove': 'super_admin',
  'tokens.reach': 'super_admin',
  'tokens.assign': 'super_admin',
  'tokens.map': 'super_admin',
  'tokens.testAll': 'super_admin',
  'tokens.test': 'super_admin',
  'tokens.exportMap': 'super_admin',
  'tokens.rehearse': 'super_admin',
  'tokens.rehearsal': 'super_admin',
  'tokens.rotate': 'super_admin',
  'tokens.rehearseMove': 'super_admin',
  'tokens.move': 'super_admin',
  'tokens.refresh': 'super_admin',
  'tokens.app': 'super_admin',
  'tokens.setAppSecret': 'super_admin',
  'tokens.removeAppSecret': 'super_admin',
  'tokens.news': 'super_admin',
  'tokens.testClient': 'admin',
  'tokens.ofClient': 'user',
  'network.get': 'super_admin',
  'network.set': 'super_admin',
  'graph.limits': 'super_admin',
  'graph.release': 'super_admin',
  'graph.trace': 'super_admin',
  'graph.exportTrace': 'super_admin',
  'sync.run': 'user',
  // Checks each client that it names by itself.
  'sync.start': 'signed_in',
  'sync.cancel': 'user',
  'sync.opened': 'user',
  'sync.states': 'signed_in',
  'sync.state': 'user',
  'sync.period': 'user',
  'sync.breakdown': 'user',
  'sync.runs': 'super_admin',
  'sync.calls': 'super_admin',
  'insights.triage': 'signed_in',
  'insights.overview': 'user',
  'insights.ads': 'user',
  'insights.page': 'user',
  'insights.breakdown': 'user',
  'views.list': 'signed_in',
  'views.keep': 'signed_in',
  'views.drop': 'signed_in',
  'exports.clientTable': 'user',
  'exports.table': 'signed_in',
  'exports.picture': 'user',
  'alerts.list': 'signed_in',
  'alerts.ofClient': 'user',
  'alerts.acknowledge': 'user',
  'alerts.snooze': 'user',
  'alerts.reopen': 'user',
  'alerts.settings': 'signed_in',
  'alerts.setSettings': 'super_admin',
  'alerts.backtest': 'user',
  'plans.month': 'user',
  'plans.preview': 'user',
  'plans.list': 'user',
  'plans.set': 'admin',
  'plans.remove': 'admin',
  'reports.list': 'signed_in',
  'reports.get': 'user',
  'reports.prepare': 'user',
  'reports.arrange': 'user',
  'reports.write': 'user',
  'reports.suggest': 'user',
  'reports.preview': 'user',
  'reports.review': 'admin',
  'reports.reopen': 'user',
  'reports.remove': 'user',
  'reports.exportPdf': 'user',
  'reports.exportCsv': 'user',
  'reports.exportMail': 'user',
  'reports.compareWithToday': 'user',
  'reports.template': 'user',
  'reports.setTemplate': 'admin',
  'reports.exportMany': 'signed_in',
  'audit.client': 'admin',
  'audit.workspace': 'super_admin',
  'audit.verifyClient': 'admin',
  'audit.verifyAll': 'super_admin',
  'audit.state': 'signed_in',
  'audit.exportClient': 'admin',
  'audit.exportWorkspace': 'super_admin',
  'access.review': 'super_admin',
  'access.confirm': 'super_admin',
  'access.setEvery': 'super_admin',
  'access.export': 'super_admin',
  'isolation.drill': 'super_admin',
  'isolation.last': 'super_admin',
  'notices.list': 'signed_in',
  'notices.read': 'signed_in',
  'notices.quietHours': 'signed_in',
  'notices.setQuietHours': 'signed_in',
  'work.list': 'signed_in',
  'work.cancel': 'signed_in',
  'policy.state': 'super_admin',
  'policy.inForce': 'user',
  'policy.save': 'super_admin',
  'policy.saveClient': 'super_admin',
  'policy.replay': 'super_admin',
  'policy.stop': 'super_admin',
  'policy.freeze': 'super_admin',
  'budgets.objects': 'admin',
  'budgets.look': 'admin',
  'budgets.ledger': 'user',
  'budgets.rollback': 'admin',
  'budgets.judge': 'admin',
  'budgets.propose': 'admin',
  'budgets.proposals': 'user',
  'budgets.changes': 'user',
  'approvals.queue': 'signed_in',
  'approvals.detail': 'user',
  'approvals.check': 'admin',
  'approvals.approve': 'admin',
  'approvals.send': 'admin',
  'approvals.decline': 'admin',
  'approvals.withdraw': 'admin',
  'approvals.lookAgain': 'admin',
  'approvals.settle': 'admin',
} as const;

const own = ClientId.parse('01890000-0000-7000-8000-000000000001');
const foreign = ClientId.parse('01890000-0000-7000-8000-000000000002');
const life = new InFlight();
const missing = ClientId.parse('01890000-0000-7000-8000-000000000003');
const person = PersonId.parse('01890000-0000-7000-8000-00000000000a');

const calls = Object.entries(contract).flatMap(([noun, group]) =>
  Object.entries(group as Record<string, AnyCall<Access> | AnyEvent>).flatMap(([verb, entry]) =>
    entry.kind === 'call' ? [{ name: `${noun}.${verb}`, call: entry }] : [],
  ),
);

type Role = 'nobody' | 'client_user' | 'client_admin' | 'super_admin';

function sessionOf(role: Role): Session {
  const roles = new Map<ClientId, ClientRole>(
    role === 'client_user' || role === 'client_admin' ? [[own, role]] : [],
  );
  return { personId: person, name: 'Somebody', isSuperAdmin: role === 'super_admin', roles };
}

/** What must come of it: the code of the refusal, or null when the handler may run. */
function expected(name: keyof typeof may, role: Role, client: ClientId): string | null {
  const need = may[name];
  if (need === 'anybody') return null;
  if (role === 'nobody') return 'signed_out';
  if (need === 'signed_in' || need === 'newcomer') return null;
  if (need === 'super_admin') return role === 'super_admin' ? null : 'not_allowed';
  if (client === missing) return 'not_found';
  if (role === 'super_admin') return null;
  if (client === foreign) return 'not_found';
  return need === 'user' || role === 'client_admin' ? null : 'not_allowed';
}

describe('every call of the contract by every role', () => {
  let ledger: ReturnType<typeof aLedger>;
  beforeAll(() => {
    ledger = aLedger({ person, clients: [own, foreign] });
  });
  afterAll(() => ledger.close());

  test('has a line in the table above', () => {
    expect(calls.map(({ name }) => name).toSorted()).toEqual(Object.keys(may).toSorted());
  });

  const roles: Role[] = ['nobody', 'client_user', 'client_admin', 'super_admin'];
  const clients = { own, foreign, missing };
  const cases = calls.flatMap(({ name, call }) =>
    roles.flatMap((role) =>
      Object.entries(clients).map(([which, client]) => ({ name, call, role, which, client })),
    ),
  );

  test.each(cases)('$name as $role at the $which client', ({ name, call, role, client }) => {
    const work = { ledger: ledger.db } as OpenWorkspace;
    const admit = admission({
      here: () => {
        if (role === 'nobody') throw Object.assign(new Error(), { name: 'nobody' });
        return { work, session: sessionOf(role), mustChange: false, isLocked: false, life };
      },
    });
    let outcome: string | null = null;
    try {
      admit(call, name, { clientId: client }, { window: 1 });
    } catch (error) {
      outcome = error instanceof Error && error.name === 'nobody' ? 'signed_out' : failureOf(error).code;
    }
    expect(outcome).toBe(expected(name as keyof typeof may, role, client));
  });

  test.each(calls)(
    '$name is closed to a super admin with a one-time passphrase, unless it is for newcomers',
    ({ name, call }) => {
      const work = { ledger: ledger.db } as OpenWorkspace;
      const here = () => ({
        work,
        session: sessionOf('super_admin'),
        mustChange: true,
        isLocked: false,
        life,
      });
      const enter = () => admission({ here })(call, name, { clientId: own }, { window: 1 });
      const need = may[name as keyof typeof may];
      if (need === 'anybody' || need === 'newcomer') expect(enter).not.toThrow();
      else expect(enter).toThrow('Set a passphrase of your own first.');
    },
  );
});
