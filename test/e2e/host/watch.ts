import type { ElectronApplication, Page } from '@playwright/test';

/**
 * Collects what must never happen in any window: a thrown error, an error on the console, a crash, a violation of the
 * content security policy. The list fills while the test runs.
 */
export function watchForProblems(app: ElectronApplication, allowed: readonly RegExp[]): string[] {
  const problems: string[] = [];
  const add = (text: string): void => {
    if (!allowed.some((pattern) => pattern.test(text))) problems.push(text);
  };
  const seen = new WeakSet<Page>();
  const watch = (page: Page): void => {
    if (seen.has(page)) return;
    seen.add(page);
    page.on('pageerror', (error) => add(`page error: ${error.stack ?? error.message}`));
    page.on('crash', () => add('the page crashed'));
    page.on('console', (message) => {
      if (message.type() === 'error') add(`console: ${message.text()} (${message.location().url})`);
    });
    // The window may have loaded already, so both this document and the next ones listen; a page closed meanwhile has nothing to say.
    void page.addInitScript(reportViolations).catch(() => undefined);
    void page.evaluate(reportViolations).catch(() => undefined);
  };
  app.on('window', watch);
  for (const page of app.windows()) watch(page);
  return problems;
}

/** Runs in the page: the console is the way out of it. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    // oxlint-disable-next-line no-console -- this is how it reaches the test
    console.error(`securitypolicyviolation: ${effectiveDirective} blocked ${blockedURI} in ${sourceFile}`);
  });
}
