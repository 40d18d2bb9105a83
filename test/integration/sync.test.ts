import { afterEach, describe, expect, test } from 'vitest';
import { write } from '../../main/db/access.ts';
import { markInterrupted } from '../../main/sync/store.ts';
import { failureOf } from '../builders/failure.ts';
import { closeGraphs } from '../builders/graph.ts';
import { type Office, aFirstOffice, anOffice, closeOffices, everything } from '../builders/office.ts';
import { aSandbox, closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  closeOffices();
  await closeGraphs();
  await closeSandboxes();
});

function metricState(office: Office, metric: string) {
  return office.rows('select state, retired_at, last_day from page_metric where metric = ?', metric)[0];
}

describe('a sync', () => {
  test('done twice leaves the very same rows', async () => {
    const { office, client } = await aFirstOffice();
    await office.fill(client);
    // The sentence of the first one speaks of the days that it found.
    await office.sync(client);
    const first = everything(office);
    await office.sync(client);
    const second = everything(office);
    for (const [table, rows] of Object.entries(first))
      expect({ table, rows: second[table] }).toEqual({ table, rows });
    expect(first['insight_day']!.length).toBeGreaterThan(1000);
  });

  test('ends with the sentence that people know, and counts each call by its kind', async () => {
    const { office, client, served } = await aFirstOffice();
    const before = served.sandbox.requests().length;
    const { sentence, outcome } = await office.sync(client);
    expect({ sentence, outcome }).toEqual({
      outcome: 'done',
      sentence: '16 metrics, 50 posts, 18,420 followers, 4 campaigns, 7 ad sets, 27 ads, 29 days of figures',
    });
    const [run] = office.rows('select calls, rows, calls_by_kind as kinds, counts from sync_run');
    const kinds = JSON.parse(String(run?.['kinds'])) as Record<string, number>;
    expect(kinds).toEqual({
      account: 1,
      campaigns: 1,
      ad_sets: 1,
      account_days: 1,
      campaign_days: 1,
      ad_set_days: 1,
      ads: 1,
      months: 2,
      periods: 4,
      floors: 1,
      activities: 1,
      page: 1,
      page_metrics: 1,
      posts: 1,
      comments: 1,
    });
    // One more than the kinds have: the Page's own token.
    expect(served.sandbox.requests().length - before).toBe(Number(run?.['calls']) + 1);
    expect(JSON.parse(String(run?.['counts']))).toMatchObject({ metrics: 16, posts: 50, days: 29 });
  });

  test('an hour later takes eleven calls and the Page’s token is still good', async () => {
    const { office, client, served } = await aFirstOffice();
    await office.fill(client);
    served.sandbox.clock.advance(3600);
    const before = served.sandbox.requests().length;
    await office.sync(client);
    expect(served.sandbox.requests().length - before).toBe(12);
  });

  test('keeps what came when an account was taken away, says so, and loses no history', async () => {
    const { office, client, served } = await aFirstOffice();
    await office.sync(client);
    const days = office.rows('select count(*) as n from insight_day')[0]!['n'];
    served.sandbox.withdraw(`act_${client.assets[0]!.metaId}`);
    const { outcome, sentence } = await office.sync(client);
    expect(outcome).toBe('partial');
    expect(sentence).toBe(
      '16 metrics, 50 posts, 18,420 followers. Belmonte Hotel: The token cannot reach this, or it does not exist any more. What Steward has of it stays readable.',
    );
    expect(office.rows('select count(*) as n from insight_day')[0]!['n']).toBe(days);
    expect(office.rows('select kind, why from sync_gap')).toEqual([{ kind: 'account', why: 'gone' }]);
    served.sandbox.withdraw(`act_${client.assets[0]!.metaId}`, false);
    expect((await office.sync(client)).outcome).toBe('done');
    expect(office.rows('select * from sync_gap')).toEqual([]);
  });

  test('keeps figures of campaigns that are in no list any more, under their name', async () => {
    const { office, client } = await aFirstOffice();
    await office.fill(client);
    const gone = office.rows(
      `select c.name, c.status, count(*) as days from campaign c join insight_day d
         on d.client_id = c.client_id and d.level = 'campaign' and d.object_id = c.id
       where c.gone_at is not null group by c.id`,
    );
    expect(gone.map(({ name, status }) => ({ name, status }))).toEqual([
      { name: 'Ferie zimowe 2026', status: 'GONE' },
    ]);
    expect(Number(gone[0]!['days'])).toBeGreaterThan(60);
  });

  test('forgets a day of a campaign that Meta has revised away, and no other account’s', async () => {
    const { office, client } = await aFirstOffice();
    await office.sync(client);
    const [one] = office.rows(`select * from insight_day where level = 'campaign' order by day desc limit 1`);
    const [object] = office.rows(`select * from campaign where id = ?`, String(one!['object_id']));
    write(office.work.insights, (w) => {
      const copy = (table: string, row: Record<string, unknown>) =>
        w.raw
          .prepare(
            `insert into ${table} values (${Object.keys(row)
              .map(() => '?')
              .join(', ')})`,
          )
          .run(...Object.values(row));
      copy('campaign', { ...object, id: '777' });
      copy('insight_day', { ...one, object_id: '777' });
      copy('campaign', { ...object, id: '888', asset_id: 'another account' });
      copy('insight_day', { ...one, object_id: '888' });
    });
    await office.sync(client);
    const left = office.rows(`select object_id as id from insight_day where object_id in ('777', '888')`);
    expect(left).toEqual([{ id: '888' }]);
  });
});

describe('the figures of a Page', () => {
  test('that Meta retires stay, labelled; the others come on, and its name is not asked again for a week', async () => {
    const { office, client, served } = await aFirstOffice();
    await office.sync(client);
    const metric = 'page_video_repeat_views';
    const history = () => office.rows('select day, value from page_day where metric = ?', metric);
    const before = history();
    served.sandbox.configure({ retiredMetrics: [metric] });
    served.sandbox.clock.advance(86_400);
    const { outcome, sentence } = await office.sync(client);
    const at = new Date(served.sandbox.clock.now()).toISOString();
    expect(sentence).toMatch(/^15 metrics, 50 posts/);
    expect(outcome).toBe('done');
    expect(metricState(office, metric)).toEqual({ state: 'retired', retired_at: at, last_day: '2026-11-19' });
    expect(history()).toEqual(before);
    expect(metricState(office, 'page_video_views')).toMatchObject({ state: 'alive', last_day: '2026-11-20' });

    const calls = () =>
      Number(
        JSON.parse(
          String(office.rows('select calls_by_kind as c from sync_run order by id desc limit 1')[0]!['c']),
        ).page_metrics,
      );
    expect(calls()).toBe(9);
    await office.sync(client);
    expect(calls()).toBe(1);
    served.sandbox.clock.advance(8 * 86_400);
    served.sandbox.configure({ retiredMetrics: [] });
    await office.sync(client);
    expect(metricState(office, metric)).toMatchObject({ state: 'alive', retired_at: null });
  });

  test('with too few likes are a gap that says so, not a row of zeros, and no failure', async () => {
    const served = await aSandbox(undefined, 12);
    const office = await anOffice(served);
    const small = office.clients.find(({ name }) => name === 'Southern Cross Physio')!;
    expect((await office.sync(small)).outcome).toBe('done');
    expect(office.rows('select kind, why from sync_gap where client_id = ?', small.id)).toEqual([
      { kind: 'page_metrics', why: 'too_few_likes' },
    ]);
    expect(office.rows('select * from page_day where client_id = ?', small.id)).toEqual([]);
  });

  test('are kept by the Pacific day, also when the clocks change there', async () => {
    const served = await aSandbox('2026-11-05T20:00:00.000Z');
    const office = await anOffice(served, 1);
    await office.sync(office.clients[0]!);
    const days = office.rows(
      `select day from page_day where metric = 'page_media_view' and period = 'day' and day >= '2026-10-30' order by day`,
    );
    expect(days.map(({ day }) => day)).toEqual([
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
      '2026-11-02',
      '2026-11-03',
      '2026-11-04',
    ]);
  });
});

describe('a run that does not get to its end', () => {
  test('keeps what came before it was cancelled, and the next one brings the rest', async () => {
    const { office, client } = await aFirstOffice();
    const stop = new AbortController();
    const run = office.sync(client, {
      signal: stop.signal,
      onStep: (kind) => {
        if (kind === 'ads') stop.abort();
      },
    });
    expect((await failureOf(run)).code).toBe('cancelled');
    expect(office.rows('select outcome from sync_run')).toEqual([{ outcome: 'cancelled' }]);
    expect(office.rows('select count(*) as n from campaign')[0]!['n']).toBe(4);
    expect(office.rows('select count(*) as n from ad')[0]!['n']).toBe(0);
    expect((await office.sync(client)).outcome).toBe('done');
    expect(office.rows('select count(*) as n from ad')[0]!['n']).toBe(27);
  });

  test('is marked as interrupted when the process ended in the middle of it', async () => {
    const { office, client } = await aFirstOffice();
    await office.sync(client);
    write(office.work.insights, (w) =>
      w.raw.prepare(`update sync_run set outcome = 'running', ended_at = null`).run(),
    );
    expect(write(office.work.insights, (w) => markInterrupted(w, '2026-11-20T10:00:00.000Z'))).toBe(1);
    expect(office.rows('select outcome, ended_at as ended from sync_run')).toEqual([
      { outcome: 'interrupted', ended: '2026-11-20T10:00:00.000Z' },
    ]);
    expect(office.rows('select outcome from sync_state')).toEqual([{ outcome: 'interrupted' }]);
  });

  test('without a network fails as offline and leaves everything as it was', async () => {
    const { office, client, served } = await aFirstOffice();
    await office.sync(client);
    const before = everything(office);
    await served.close();
    expect((await failureOf(office.sync(client))).code).toBe('offline');
    const { sync_state: _, sync_gap: __, ...kept } = everything(office);
    const { sync_state: ___, sync_gap: ____, ...had } = before;
    expect(kept).toEqual(had);
  });
});
