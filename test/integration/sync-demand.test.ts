import { afterEach, describe, expect, test } from 'vitest';
import { nothingCounted } from '../../shared/model/sync.ts';
import { write } from '../../main/db/access.ts';
import { forgetClient, sweep } from '../../main/sync/forget.ts';
import { fetchBreakdownNow, fetchPeriodNow } from '../../main/sync/on-demand.ts';
import { closeGraphs, jumping } from '../builders/graph.ts';
import { type Office, aFirstOffice, closeOffices, everything } from '../builders/office.ts';
import { closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  closeOffices();
  await closeGraphs();
  await closeSandboxes();
});

describe('what is asked for by a person', () => {
  test('a period of their own comes for every level, and its reach is less than its days’ together', async () => {
    const { office, client } = await aFirstOffice();
    await office.sync(client);
    const job = {
      work: office.work,
      graph: office.graph,
      scope: office.scope(client),
      signal: new AbortController().signal,
    };
    await fetchPeriodNow(job, { from: '2026-11-02', to: '2026-11-11' });
    const rows = office.rows(
      `select level, count(*) as n from insight_period where from_day = '2026-11-02' and to_day = '2026-11-11' group by level order by level`,
    );
    expect(rows).toEqual([
      { level: 'account', n: 1 },
      { level: 'ad', n: 23 },
      { level: 'ad_set', n: 6 },
      { level: 'campaign', n: 3 },
    ]);
    const [period] = office.rows(
      `select spend_micros as spend, reach from insight_period where level = 'account' and from_day = '2026-11-02' and to_day = '2026-11-11'`,
    );
    const [days] = office.rows(
      `select sum(spend_micros) as spend, sum(reach) as reach from insight_day where level = 'account' and day between '2026-11-02' and '2026-11-11'`,
    );
    expect(period!['spend']).toBe(days!['spend']);
    expect(Number(period!['reach'])).toBeLessThan(Number(days!['reach']));
  });

  test.each(['age_gender', 'placement', 'country'] as const)(
    'a breakdown by %s adds up to the account, and replaces the one before',
    async (kind) => {
      const { office, client, served } = await aFirstOffice();
      await office.sync(client);
      const job = {
        work: office.work,
        graph: office.graph,
        scope: office.scope(client),
        wake: jumping(served.sandbox),
        signal: new AbortController().signal,
      };
      const ask = {
        assetId: client.assets[0]!.id,
        campaignId: null,
        kind,
        from: '2026-11-02',
        to: '2026-11-11',
      };
      const { rows } = await fetchBreakdownNow(job, ask);
      await fetchBreakdownNow(job, ask);
      const sum = office.rows('select count(*) as n, sum(spend_micros) as spend from breakdown_row')[0]!;
      const days = office.rows(
        `select sum(spend_micros) as spend from insight_day where level = 'account' and day between '2026-11-02' and '2026-11-11'`,
      )[0]!;
      expect(sum).toEqual({ n: rows, spend: days['spend'] });
      expect(rows).toBeGreaterThan(1);
    },
  );
});

describe('a client that is no more', () => {
  test('leaves no row in any table when it is forgotten, and takes no other client’s', async () => {
    const { office } = await aFirstOffice(2);
    const [first, second] = office.clients as [Office['clients'][number], Office['clients'][number]];
    await office.sync(first);
    await office.sync(second);
    const own = (id: string) =>
      Object.values(everything(office))
        .flat()
        .filter((row) => (row as { client_id: string }).client_id === id);
    const kept = own(second.id);
    expect(await forgetClient(office.work.insights, first.id)).toBeGreaterThan(1000);
    expect(own(first.id)).toEqual([]);
    expect(office.rows('select distinct client_id as id from sync_run')).toEqual([{ id: second.id }]);
    expect(own(second.id)).toEqual(kept);
  });

  test('is swept away at the next start when the ledger does not know it', async () => {
    const { office, client } = await aFirstOffice();
    await office.sync(client);
    const stranger = '01890000-0000-7000-8000-0000000000ff';
    write(office.work.insights, (w) => {
      w.raw
        .prepare(`insert into sync_state (client_id, sentence, failures, counts) values (?, '', 0, ?)`)
        .run(stranger, JSON.stringify(nothingCounted));
      w.raw.prepare(`insert into covered_day values (?, 'a', 'page', '2026-11-01', '')`).run(stranger);
    });
    expect(await sweep(office.work)).toEqual([stranger]);
    expect(office.rows('select client_id as id from sync_state')).toEqual([{ id: client.id }]);
    expect(office.rows('select count(*) as n from insight_day')[0]!['n']).toBeGreaterThan(250);
    expect(await sweep(office.work)).toEqual([]);
  });
});
