import { randomUUID } from 'node:crypto';
import { app, BrowserWindow } from 'electron';
import { AppError } from '../../shared/failure.ts';
import type { Log, PdfPrinter } from '../ports.ts';
import { reportOrigin, type Body, type MadePages, type ServedFiles } from './served-files.ts';
import { pinnedPreferences } from './web-preferences.ts';

/** Twelve pages take a tenth of this; a window that needs longer hangs (electron#20634). */
const longestMs = 30_000;

export interface PagePrinter extends PdfPrinter {
  /** What the protocol serves under app://report/. */
  readonly pages: MadePages;
  /** The page with the app's fonts in it, as it is loaded. */
  readonly dressed: (html: string) => string;
}

/** Prints a still page in a hidden window of its own, which can run no script and reach nothing. */
export function windowPrinter(files: ServedFiles, log: Log): PagePrinter {
  const waiting = new Map<string, Body>();
  let fonts: string | undefined;
  const dressed = (html: string) =>
    html.replace('</head>', `<style>${(fonts ??= fontFaces(files))}</style></head>`);
  let last: Promise<unknown> = Promise.resolve();

  const printOnce = async (html: string, signal: AbortSignal): Promise<Uint8Array> => {
    // SECURITY: nobody can guess the address, and it is served only while its own window loads it.
    const path = `/${randomUUID()}`;
    waiting.set(path, { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(dressed(html)) });
    const window = new BrowserWindow({
      show: false,
      focusable: false,
      skipTaskbar: true,
      webPreferences: { ...pinnedPreferences(app.isPackaged), javascript: false, devTools: false },
    });
    try {
      return await within(longestMs, signal, async () => {
        await window.loadURL(`${reportOrigin}${path}`);
        return await window.webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
        });
      });
    } finally {
      waiting.delete(path);
      if (!window.isDestroyed()) window.destroy();
    }
  };

  const print = async (html: string, signal: AbortSignal): Promise<Uint8Array> => {
    try {
      return await printOnce(html, signal);
    } catch (error) {
      signal.throwIfAborted();
      log.error('report.print_again', error);
      return await printOnce(html, signal);
    }
  };

  return {
    pages: (path) => waiting.get(path),
    dressed,
    // One window at a time: two at once are no faster on two cores and take twice the memory.
    print: (html, signal) => {
      const mine = last.then(() => print(html, signal));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

async function within<T>(ms: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const ended = Promise.withResolvers<never>();
  const tooLong = new AppError('internal', 'The report could not be printed in time. Nothing was saved.');
  const timer = setTimeout(() => ended.reject(tooLong), ms);
  const stop = () => ended.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work(), ended.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** The same files that the screens use, carried within the page: a report loads nothing. */
function fontFaces(files: ServedFiles): string {
  const ranges = {
    'inter-latin-opsz-normal':
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    'inter-latin-ext-opsz-normal': 'U+0100-02BA,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0,U+2113',
  };
  return Object.entries(ranges)
    .map(([name, range]) => {
      const file = [...files].find(([path]) => path.startsWith(`/assets/${name}`))?.[1];
      if (!file) return '';
      const data = Buffer.from(file.bytes).toString('base64');
      return `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`;
    })
    .join('');
}
