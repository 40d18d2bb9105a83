import { expect, test } from 'vitest';
import { isPageOf, senderRefusal, type Knock } from './sender-rule.ts';

const ours: Knock = { frame: { url: 'app://ui/index.html#/clients', isMain: true }, fromOurWindow: true };
const judge = (change: Partial<Knock>) => senderRefusal({ ...ours, ...change }, 'app://ui');

test('the main frame of a living window of ours, showing our page, is heard', () => {
  expect(judge({})).toBeNull();
});

test.each([
  ['a frame that is gone', { frame: null }, 'the frame is gone'],
  ['a window that is not ours', { fromOurWindow: false }, 'not a living window of ours'],
  ['a sub-frame of our page', { frame: { url: 'app://ui/', isMain: false } }, 'not the main frame'],
  ['a report page', { frame: { url: 'app://report/r1', isMain: true } }, 'not our origin'],
  ['an empty address', { frame: { url: '', isMain: true } }, 'not our origin'],
  ['about:blank', { frame: { url: 'about:blank', isMain: true } }, 'not our origin'],
])('%s is refused', (_who, change, why) => {
  expect(judge(change)).toBe(why);
});

test.each([
  'app://ui.evil/',
  'app://ui@evil/',
  'app://evil/app://ui/',
  'app://ui:1/',
  'app://user:word@ui/',
  'app://',
  'xapp://ui/',
  'http://ui/',
  'https://app//ui',
  'file:///app://ui/',
  'blob:app://ui/1',
  'data:text/html,app://ui/',
  'javascript:app://ui/',
  'devtools://devtools/app://ui/',
])('%s is not a page of ours', (address) => {
  expect(isPageOf('app://ui', address)).toBe(false);
});
