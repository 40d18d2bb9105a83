import type { ElectronApplication } from '@playwright/test';

type Evaluated = Extract<Parameters<ElectronApplication['evaluate']>[0], (...args: never[]) => unknown>;
type Electron = Parameters<Evaluated>[0];

/**
 * Runs a function in the main process, once. Playwright waits for a promise that a busy main process may collect before
 * it is looked at; then the answer is asked for again, and the function does not run a second time.
 */
export async function inMain<T, A>(
  app: ElectronApplication,
  work: (electron: Electron, arg: A) => T,
  arg: A,
): Promise<T> {
  const ask = { nonce: `${Date.now()} ${Math.random()}`, source: String(work), arg };
  for (let tries = 0; ; tries += 1) {
    try {
      return (await app.evaluate((electron, { nonce, source, arg: given }) => {
        const kept = globalThis as typeof globalThis & { answers?: Map<string, unknown> };
        const answers = (kept.answers ??= new Map());
        // oxlint-disable-next-line no-eval -- the test's own function, as Playwright itself carries it over
        if (!answers.has(nonce)) answers.set(nonce, (0, eval)(`(${source})`)(electron, given));
        return answers.get(nonce) as unknown;
      }, ask)) as T;
    } catch (error) {
      if (tries === 5 || !String(error).includes('garbage collected')) throw error;
    }
  }
}
