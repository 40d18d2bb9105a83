import { afterEach, expect, test } from 'vitest';
import { uuidV7Ids } from '../../main/adapters/uuid-v7-ids.ts';
import { approvalOf, findProposal } from '../../main/budgets/store.ts';
import { beginSending } from '../../main/budgets/transitions.ts';
import { dbOf, write } from '../../main/db/access.ts';
import { closeDesks, founder } from '../builders/desk.ts';
import { failureOf } from '../builders/failure.ts';
import { aMoneyDesk, objectsOf } from '../builders/money.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  await closeDesks();
  await closeSandboxes();
});

test(
  'a restore voids what was open and calls what was being sent unknown, on the chains of their clients',
  { timeout: 120_000 },
  async () => {
    const served = await aSandbox();
    const money = await aMoneyDesk(served);
    const { desk, clientId, campaign } = money;
    const { api } = desk;
    const other = (await objectsOf(served, money.accountId)).find(
      ({ id, field, status, legacy }) =>
        id !== campaign.id && field === 'daily_budget' && status === 'ACTIVE' && !legacy,
    );
    if (!other) throw new Error('The account has one budget only.');
    const waiting = await money.proposeAs('ben', Math.round(other.minor * 1.1), {
      objectKind: other.kind,
      objectId: other.id,
      before: other.minor,
    });
    const startAt = new Date(desk.now().getTime() + 3_600_000).toISOString();
    const agreed = await money.proposeAs('ben', Math.round(campaign.minor * 1.1), { startAt });
    await money.as('ada');
    await money.approve(agreed);
    const raw = money.ledger();
    write(dbOf(raw, ''), (w) => {
      const row = findProposal(w, clientId, agreed.id);
      const grant = approvalOf(w, clientId, agreed.id);
      if (!row || !grant) throw new Error('Nothing was agreed.');
      const by = {
        actor: { id: null, name: 'Steward' },
        at: desk.now(),
        ids: uuidV7Ids({ now: () => desk.now() }),
      };
      beginSending(w, by, row, grant, by.ids.next());
    });
    raw.close();
    const { name } = await api.backups.makeNow({});
    await api.backups.restore({ name, personId: money.adaId, passphrase: founder.passphrase });
    await money.as('ben');
    await money.as('ada');

    const restored = money.ledger();
    const states = (table: string) => restored.prepare(`select state from ${table} order by 1`).pluck().all();
    expect({ proposals: states('proposal'), changes: states('budget_change') }).toEqual({
      proposals: ['sent', 'void'],
      changes: ['unknown'],
    });
    restored.close();
    const [row] = await api.audit.workspace({ what: 'workspace.restored' });
    expect(row?.detail).toMatchObject({ proposalsVoided: 1, changesUnknown: 1, withTokens: false });
    const trail = (await api.audit.client({ clientId, limit: 20 })).map(({ what }) => what);
    expect(trail).toEqual(expect.arrayContaining(['proposal.voided', 'change.became_unknown']));
    const approve = api.approvals.approve({
      clientId,
      proposalId: waiting.id as never,
      manifestHash: waiting.manifestHash,
      passphrase: founder.passphrase,
    });
    expect((await failureOf(approve)).code).toBe('conflict');
    expect(money.applied()).toEqual([]);
    expect((await api.audit.verifyAll({})).ok).toBe(true);
  },
);
