import { expect, test } from 'vitest';
import { ClientPage, Link, WorkspacePage } from '../../../shared/model/link.ts';
import { targetOf } from './link-target.ts';

const client = '0190a5a0-1111-7222-8333-444444444444';
const thing = '0190a5a0-1111-7222-8333-555555555555';

test('a link to a report opens that report, not the list', () => {
  const link = Link.parse({ to: 'report', client, report: thing });
  expect(targetOf(link)).toEqual({ at: 'reports', clientId: client, item: thing });
});

test('a link to an approval and to an alert opens that one', () => {
  expect(targetOf({ to: 'approval', proposal: thing })).toEqual({ at: 'approvals', item: thing });
  expect(targetOf({ to: 'alert', alert: thing })).toEqual({ at: 'alerts', item: thing });
});

test('each page that a link can name is a screen, with its client where it is one of a client', () => {
  for (const page of ClientPage.options)
    expect(targetOf(Link.parse({ to: 'client', client, page }))).toEqual({ at: page, clientId: client });
  const screens = WorkspacePage.options.map((page) => targetOf({ to: 'workspace', page }).at);
  expect(screens).toContain('access');
  expect(screens).toContain('all-reports');
  expect(new Set(screens).size).toBe(WorkspacePage.options.length);
});
