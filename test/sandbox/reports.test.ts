import { describe, expect, test } from 'vitest';
import { clientOf, openGraph, refusal } from './graph.ts';

describe('asynchronous reports', () => {
  const start = async (graph: Awaited<ReturnType<typeof openGraph>>) => {
    const { account } = clientOf(graph, 'belmonte');
    const { body } = await graph.post(`${account}/insights`, {
      level: 'campaign',
      time_increment: '1',
      date_preset: 'last_7d',
      fields: 'campaign_id,spend',
    });
    return { run: String(body.report_run_id), account };
  };
  const status = async (graph: Awaited<ReturnType<typeof openGraph>>, run: string) => {
    const { body } = await graph.get(run);
    return [body.async_status, body.async_percent_completion];
  };

  test('advance with the clock and end with the rows of the same synchronous report', async () => {
    const graph = await openGraph();
    const { run, account } = await start(graph);

    const seen = [await status(graph, run)];
    for (const seconds of [2, 8, 10]) {
      graph.sandbox.clock.advance(seconds);
      seen.push(await status(graph, run));
    }
    const rows = (await graph.get(`${run}/insights?limit=500`)).body.data;
    const same = (
      await graph.get(
        `${account}/insights?level=campaign&time_increment=1&date_preset=last_7d&fields=campaign_id,spend&limit=500`,
      )
    ).body.data;

    expect(seen).toEqual([
      ['Job Not Started', 0],
      ['Job Started', 10],
      ['Job Running', 50],
      ['Job Completed', 100],
    ]);
    expect(rows).toEqual(same);
    expect(rows.length).toBeGreaterThan(7);
  });

  test('fail, are skipped, stick at 99 %, hide at first, and end after 30 days', async () => {
    const graph = await openGraph();
    const runIn = async (reports: 'failed' | 'skipped' | 'stuck' | 'notFoundFirst' | 'normal') => {
      graph.sandbox.configure({ reports });
      return (await start(graph)).run;
    };
    const [failed, skipped, stuck, hidden, normal] = [
      await runIn('failed'),
      await runIn('skipped'),
      await runIn('stuck'),
      await runIn('notFoundFirst'),
      await runIn('normal'),
    ];
    graph.sandbox.clock.advance(60);

    expect((await graph.get(failed)).body).toMatchObject({
      async_status: 'Job Failed',
      error_code: -2,
      error_subcode: 2490547,
    });
    expect((await status(graph, skipped))[0]).toBe('Job Skipped');
    expect(await status(graph, stuck)).toEqual(['Job Running', 99]);
    expect(refusal(await graph.get(hidden))).toEqual({ status: 400, code: 100, subcode: 33 });
    expect(await status(graph, hidden)).toEqual(['Job Completed', 100]);
    expect(refusal(await graph.get(`${stuck}/insights`))).toEqual({ status: 400, code: 100 });
    graph.sandbox.clock.advance(31 * 86_400);
    expect(refusal(await graph.get(normal))).toEqual({ status: 400, code: 100, subcode: 33 });
  });

  test('belong to the one who asked', async () => {
    const graph = await openGraph();
    const { run } = await start(graph);

    expect(refusal(await graph.get(run, 'client1'))).toEqual({ status: 400, code: 100, subcode: 33 });
    expect((await graph.get(run)).status).toBe(200);
  });
});
