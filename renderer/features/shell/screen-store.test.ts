import { beforeEach, describe, expect, test } from 'vitest';
import { forgetScreens, useScreen, withRecent } from './screen-store.ts';

const { go, back, forward } = useScreen.getState();
const at = () => useScreen.getState().screen;

describe('where the person is', () => {
  beforeEach(forgetScreens);

  test('goes back and forward through the screens, as a browser does', () => {
    go({ at: 'overview', clientId: 'a' });
    go({ at: 'settings' });
    back();
    expect(at()).toEqual({ at: 'overview', clientId: 'a' });
    back();
    expect(at()).toEqual({ at: 'all-clients' });
    forward();
    expect(at()).toEqual({ at: 'overview', clientId: 'a' });
    go({ at: 'audit' });
    forward();
    expect(at()).toEqual({ at: 'audit' });
  });

  test('stays where it is at both ends, and a screen that is open already is not gone to twice', () => {
    back();
    forward();
    expect(at()).toEqual({ at: 'all-clients' });
    go({ at: 'settings' });
    go({ at: 'settings' });
    back();
    expect(at()).toEqual({ at: 'all-clients' });
  });

  test('leaves nothing of one person to the next', () => {
    go({ at: 'overview', clientId: 'a' });
    go({ at: 'settings' });
    forgetScreens();
    expect(useScreen.getState()).toMatchObject({ screen: { at: 'all-clients' }, past: [], recent: [] });
  });
});

test('the client that was opened last is the first of the recent ones, once', () => {
  expect(withRecent(['b', 'a'], 'a')).toEqual(['a', 'b']);
  expect(withRecent(['a', 'b'], null)).toEqual(['a', 'b']);
});
