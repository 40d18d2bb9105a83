import type { WebPreferences } from 'electron';

/** No `persist:`, so cookies, caches and storage live in memory and end with the app. */
export const partition = 'steward';

/**
 * SECURITY: the only web preferences in Steward; every window is made from them, and a test compares each window with
 * this table. Those that are Chromium's defaults are here so that a changed default changes nothing.
 */
export function pinnedPreferences(packaged: boolean) {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: !packaged,
    enableWebSQL: false,
    partition,
    v8CacheOptions: 'bypassHeatCheck',
  } as const satisfies WebPreferences;
}

/** Never set, whatever the value: each would add rights or Chromium features that nobody here asked for. */
export const unsetPreferences = [
  'enableBlinkFeatures',
  'disableBlinkFeatures',
  'additionalArguments',
] as const;
