import { afterEach, expect, test } from 'vitest';
import { askMeta } from '../../main/reports/ask-meta.ts';
import { closeGraphs } from '../builders/graph.ts';
import { aFirstOffice, closeOffices } from '../builders/office.ts';
import { closeSandboxes } from '../builders/sandbox.ts';

afterEach(async () => {
  closeOffices();
  await closeGraphs();
  await closeSandboxes();
});

const settings = {
  period: { from: '2026-10-05', to: '2026-10-18' },
  comparison: 'previous_period' as const,
  sections: ['scorecard' as const],
  language: 'en' as const,
  paper: 'A4' as const,
  audience: 'client' as const,
};

test('a Page that may not be read any more keeps nothing of the ads from a report', async () => {
  const { office, client, served } = await aFirstOffice();
  await office.sync(client);
  const refused = client.assets.find(({ kind }) => kind === 'page');
  served.sandbox.withdraw(refused?.metaId ?? '', true);
  const logged: string[] = [];
  const steps: string[] = [];
  await askMeta({ work: office.work }, office.scope(client), settings, {
    graph: office.graph,
    log: { info: () => undefined, error: (event) => void logged.push(event) },
    signal: new AbortController().signal,
    onStep: (doing, done, of) => void steps.push(`${doing} ${done}/${of}`),
  });
  expect(logged).toContain('report.not_asked');
  const [came] = office.rows(
    `select count(*) as n from insight_period where from_day = '2026-10-05' and to_day = '2026-10-18'`,
  );
  expect(Number(came?.['n'])).toBeGreaterThan(0);
  const [days] = office.rows(
    `select count(distinct day) as n from covered_day where kind = 'campaign' and day between '2026-10-05' and '2026-10-18'`,
  );
  expect(Number(days?.['n'])).toBe(14);
  expect(steps.at(-1)).toMatch(/^people /);
});

test('what Meta adds up for a period is asked for again on a later day, while Meta may restate it', async () => {
  const { office, client, served } = await aFirstOffice();
  await office.sync(client);
  const later = { ...settings, period: { from: '2026-11-01', to: '2026-11-18' } };
  const asked = async () => {
    const steps: string[] = [];
    await askMeta({ work: office.work }, office.scope(client), later, {
      graph: office.graph,
      log: { info: () => undefined, error: () => undefined },
      signal: new AbortController().signal,
      onStep: (doing) => void steps.push(doing),
    });
    return steps.filter((doing) => doing === 'people').length;
  };
  expect(await asked()).toBe(1);
  expect(await asked()).toBe(0);
  served.sandbox.clock.advance(86_400);
  expect(await asked()).toBe(1);
  expect(await asked()).toBe(0);
});
