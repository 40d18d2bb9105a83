import type { ServedFiles } from './served-files.ts';

export interface FirstScreen {
  /** A file was asked for. */
  readonly fileAsked: (address: string) => void;
  /** The window is on the screen. */
  readonly shown: () => void;
  /** A call came that only the domain can answer. */
  readonly domainAsked: () => void;
  /** Nothing of the first screen waits for this process any more, or it took too long. */
  readonly isDrawn: Promise<void>;
}

/**
 * While this process reads the code of the domain, it does nothing else: it gives no file, answers no call and shows no
 * window. The page asks for the code behind its door when it has drawn the door and is at rest; then it is time.
 */
export function firstScreen(files: ServedFiles, origin: string, patienceMs: number): FirstScreen {
  const page = Buffer.from(files.get('/')?.bytes ?? []).toString('utf8');
  const { promise: isDrawn, resolve: drawn } = Promise.withResolvers<void>();
  // A page that does not come must not keep the app from starting.
  const timer = setTimeout(drawn, patienceMs);
  void isDrawn.then(() => clearTimeout(timer));
  const left = new Set(['at rest', 'shown']);
  const happened = (what: string) => {
    if (left.delete(what) && left.size === 0) drawn();
  };
  return {
    fileAsked: (address) => {
      const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : '';
      if (path.endsWith('.js') && files.has(path) && !page.includes(path)) happened('at rest');
    },
    shown: () => happened('shown'),
    domainAsked: drawn,
    isDrawn,
  };
}
