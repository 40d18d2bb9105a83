import type { ServedFiles } from './served-files.ts';

export interface FirstPage {
  /** A file was asked for and answered. */
  readonly answered: (address: string) => void;
  /** Everything that the page names has been answered, or it took too long. */
  readonly isThere: Promise<void>;
}

/**
 * The page's files are given by this process: while it reads the code of the domain, the page would wait for them. Once
 * they are on their way, the page's own process reads them at the same time as this one reads the domain.
 */
export function firstPage(files: ServedFiles, origin: string, patienceMs: number): FirstPage {
  const page = Buffer.from(files.get('/')?.bytes ?? []).toString('utf8');
  const named = [...files.keys()].filter((path) => path.startsWith('/assets/') && page.includes(path));
  const waiting = new Set(named.map((path) => `${origin}${path}`));
  if (waiting.size === 0) return { answered: () => undefined, isThere: Promise.resolve() };
  const { promise: isThere, resolve } = Promise.withResolvers<void>();
  // A page that does not come must not keep the app from starting.
  const timer = setTimeout(resolve, patienceMs);
  const answered = (address: string) => {
    if (!waiting.delete(address) || waiting.size > 0) return;
    clearTimeout(timer);
    // The last of the bytes are handed over in the turns that follow.
    setTimeout(resolve, 5);
  };
  return { answered, isThere };
}
