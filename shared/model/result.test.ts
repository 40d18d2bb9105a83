import { describe, expect, test } from 'vitest';
import { countOf, defaultKindOf, kindOfTypes, ResultKind, ruleOfKind } from './result.ts';

const row = (action_type: string, value: number) => ({ action_type, value: String(value) });

describe('the result of a campaign', () => {
  test.each([
    ['OUTCOME_SALES', 'purchases'],
    ['OUTCOME_LEADS', 'leads'],
    ['OUTCOME_TRAFFIC', 'landing_page_views'],
    ['OUTCOME_ENGAGEMENT', 'conversations'],
    ['LINK_CLICKS', 'link_clicks'],
    ['OUTCOME_AWARENESS', null],
    ['OUTCOME_OF_NEXT_YEAR', null],
    ['constructor', null],
  ])('of the objective %s is %s unless somebody says otherwise', (objective, kind) => {
    expect(defaultKindOf(objective)).toBe(kind);
  });

  test('counts a sale once that Meta reports under four names', () => {
    const actions = [
      row('link_click', 900),
      row('omni_purchase', 7),
      row('purchase', 7),
      row('offsite_conversion.fb_pixel_purchase', 5),
      row('onsite_conversion.purchase', 2),
    ];
    expect(countOf(ruleOfKind('purchases'), actions)).toBe(7);
    expect(countOf({ actionTypes: ['purchase', 'omni_purchase'] }, actions)).toBe(7);
  });

  test('adds the specific names only where Meta gives no sum of them', () => {
    const web = row('offsite_conversion.fb_pixel_purchase', 5);
    const shop = row('onsite_conversion.purchase', 2);
    expect(countOf(ruleOfKind('purchases'), [web, shop])).toBe(7);
    expect(countOf(ruleOfKind('purchases'), [web, shop, row('purchase', 6)])).toBe(6);
  });

  test('of several kinds is their sum, and never more than each event once', () => {
    const rule = {
      actionTypes: ['lead', 'onsite_conversion.messaging_conversation_started_7d', 'omni_lead'],
    };
    const actions = [
      row('lead', 3),
      row('offsite_conversion.fb_pixel_lead', 3),
      row('onsite_conversion.messaging_conversation_started_7d', 4),
    ];
    expect(countOf(rule, actions)).toBe(7);
  });

  test('is none in a row that Meta delivered without such an action', () => {
    expect(countOf(ruleOfKind('leads'), undefined)).toBe(0);
    expect(countOf(ruleOfKind('leads'), [row('link_click', 9)])).toBe(0);
  });

  test('counts an event of the client’s own by its very name', () => {
    const rule = { actionTypes: ['offsite_conversion.custom.123'] };
    expect(
      countOf(rule, [row('offsite_conversion.custom.123', 2), row('offsite_conversion.custom.1', 9)]),
    ).toBe(2);
  });

  test('has a kind whichever tier names it, and none when several are counted together', () => {
    for (const kind of ResultKind.options) expect(kindOfTypes(ruleOfKind(kind).actionTypes)).toBe(kind);
    expect(kindOfTypes(['offsite_conversion.fb_pixel_purchase'])).toBe('purchases');
    expect(kindOfTypes(['lead', 'link_click'])).toBeNull();
    expect(kindOfTypes(['offsite_conversion.custom.123'])).toBeNull();
  });
});
