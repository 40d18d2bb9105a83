import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usageOf } from './usage.ts';

test('the usage headers say how full, for how long, and which tier', () => {
  const usage = usageOf({
    'x-app-usage': '{"call_count":28,"total_cputime":25,"total_time":31}',
    'x-ad-account-usage':
      '{"acc_id_util_pct":9.67,"reset_time_duration":100,"ads_api_access_tier":"development_access"}',
    'x-fb-ads-insights-throttle': '{"app_id_util_pct":12,"acc_id_util_pct":3}',
    'x-business-use-case-usage': JSON.stringify({
      '123': [
        {
          type: 'ads_insights',
          call_count: 10,
          total_cputime: 118,
          total_time: 20,
          estimated_time_to_regain_access: 47,
        },
        {
          type: 'ads_management',
          call_count: 40,
          total_cputime: 1,
          total_time: 1,
          estimated_time_to_regain_access: 0,
        },
      ],
      '456': [
        { type: 'pages', call_count: 5, total_cputime: 0, total_time: 0, estimated_time_to_regain_access: 0 },
      ],
    }),
  });
  expect(usage.app).toEqual({ percent: 31, regainSeconds: 0, windowSeconds: 3600 });
  expect(usage.appInsights?.percent).toBe(12);
  expect(usage.account).toEqual({ percent: 9.67, regainSeconds: 0, windowSeconds: 100 });
  expect(usage.owners.get('123')).toEqual({ percent: 118, regainSeconds: 47 * 60, windowSeconds: 3600 });
  expect(usage.owners.get('456')?.windowSeconds).toBe(86_400);
  expect(usage.tier).toBe('limited');
});

test('a header that is missing or broken says nothing and breaks nothing', () => {
  const nothing = { app: null, appInsights: null, account: null, tier: null };
  expect(usageOf({})).toMatchObject(nothing);
  const names = [
    'x-app-usage',
    'x-ad-account-usage',
    'x-fb-ads-insights-throttle',
    'x-business-use-case-usage',
  ];
  const odd = [
    '{"call_count":',
    '',
    '[]',
    'null',
    '7',
    '{"call_count":"28"}',
    '{"call_count":-3}',
    '{"1":[null,3]}',
  ];
  for (const text of odd)
    expect(usageOf(Object.fromEntries(names.map((name) => [name, text])))).toMatchObject(nothing);
  fc.assert(
    fc.property(fc.json(), fc.string(), (json, text) => {
      for (const value of [json, text])
        expect(() => usageOf(Object.fromEntries(names.map((name) => [name, value])))).not.toThrow();
    }),
  );
});
