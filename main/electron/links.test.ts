import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Link, linkText } from '../../shared/model/link.ts';
import { linkOfArguments, parseLink } from './links.ts';

const id = '0190a5a0-1111-7222-8333-444444444444';

test.each([
  [`steward://client/${id}`, { to: 'client', client: id, page: 'overview' }],
  [`steward://client/${id}/ads`, { to: 'client', client: id, page: 'ads' }],
  [`steward://client/${id}/page`, { to: 'client', client: id, page: 'page' }],
  [`steward://client/${id}/budgets`, { to: 'client', client: id, page: 'budgets' }],
  [`steward://client/${id}/reports`, { to: 'client', client: id, page: 'reports' }],
  [`steward://client/${id}/setup`, { to: 'client', client: id, page: 'setup' }],
  [`steward://approvals/${id}`, { to: 'approval', proposal: id }],
  [`steward://alerts/${id}`, { to: 'alert', alert: id }],
  [`steward://client/${id}/reports/${id}`, { to: 'report', client: id, report: id }],
  ['steward://workspace/tokens', { to: 'workspace', page: 'tokens' }],
  ['steward://workspace/access-review', { to: 'workspace', page: 'access-review' }],
])('%s leads somewhere', (text, link) => {
  expect(parseLink(text)).toEqual(link);
});

test.each([
  '',
  'steward:',
  'steward://',
  'steward://client/',
  'steward://client/1',
  `steward://client/${id}/`,
  `steward://client/${id}/approve`,
  `steward://client/${id}/constructor`,
  `steward://client/${id}/ads/1`,
  `steward://client/${id}/ads/${id}`,
  `steward://client/${id}/reports/1`,
  `steward://reports/${id}`,
  `steward://client/${id}/../approvals`,
  `steward://client/${id}?next=https://evil.example`,
  `steward://client/${id}#x`,
  `steward://client/${id}%2fads`,
  `steward://client/${id.toUpperCase()}`,
  `steward://client/${id}\n`,
  `steward://client/${id}\0`,
  ` steward://client/${id}`,
  `STEWARD://client/${id}`,
  `steward:///client/${id}`,
  `steward://evil@client/${id}`,
  `steward://approvals/${id}/approve`,
  `steward://approve/${id}`,
  'steward://workspace/',
  'steward://workspace/constructor',
  `steward://workspace/tokens/${id}`,
  `https://client/${id}`,
  `file:///${id}`,
  `javascript:steward://client/${id}`,
])('%s is refused', (text) => {
  expect(parseLink(text)).toBeNull();
});

test('what is taken is exactly the text that it says, and nothing else is taken', () => {
  const written = (link: Link): string[] =>
    link.to === 'client' && link.page === 'overview'
      ? [`steward://client/${link.client}`, linkText(link)]
      : [linkText(link)];
  const part = fc.oneof(
    fc.constantFrom(
      'steward://',
      'client',
      'approvals',
      'reports',
      '/',
      id,
      'ads',
      'overview',
      '..',
      '%2f',
      '?',
      '#',
      '@',
      '\n',
    ),
    fc.uuid(),
    fc.string({ maxLength: 4 }),
  );
  const near = fc
    .tuple(
      fc.constantFrom('client', 'approvals', 'reports'),
      fc.uuid(),
      fc.oneof(fc.constant(''), part),
      fc.oneof(fc.constant(''), part),
    )
    .map(([noun, uuid, a, b]) => `steward://${noun}/${uuid}${a}${b}`);
  const anything = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.join('')),
    near,
  );
  fc.assert(
    fc.property(anything, (text) => {
      const link = parseLink(text);
      expect(link === null || written(link).includes(text)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a command line gives its first steward link, and the program itself never counts', () => {
  expect(
    linkOfArguments(['steward', '--lang=de', 'file.csv', 'steward://client/1', 'steward://client/2']),
  ).toBe('steward://client/1');
  expect(linkOfArguments(['steward://client/1', '--lang=de'])).toBeNull();
});
