import { expect, test } from 'vitest';
import { missingFor, spareAmong } from './token-scopes.ts';

const full = [
  'ads_management',
  'ads_read',
  'business_management',
  'pages_show_list',
  'pages_read_engagement',
  'read_insights',
  'pages_read_user_content',
];

test.each([
  { without: [], says: [] },
  { without: ['read_insights'], says: [{ feature: 'page_insights', scopes: ['read_insights'] }] },
  { without: ['ads_read'], says: [] },
  {
    without: ['ads_management'],
    says: [{ feature: 'change_budgets', scopes: ['ads_management'] }],
  },
  {
    without: ['ads_management', 'ads_read'],
    says: [
      { feature: 'read_ads', scopes: ['ads_read'] },
      { feature: 'change_budgets', scopes: ['ads_management'] },
    ],
  },
  {
    without: ['pages_read_engagement', 'read_insights'],
    says: [
      { feature: 'read_pages', scopes: ['pages_read_engagement'] },
      { feature: 'page_insights', scopes: ['read_insights', 'pages_read_engagement'] },
    ],
  },
])('without $without a token cannot do exactly what needs it', ({ without, says }) => {
  expect(missingFor(full.filter((scope) => !(without as string[]).includes(scope)))).toEqual(says);
});

test('what nothing in Steward asks for is more than a token needs', () => {
  expect(spareAmong([...full, 'public_profile', 'pages_manage_posts'])).toEqual(['pages_manage_posts']);
  expect(spareAmong(full)).toEqual([]);
});
