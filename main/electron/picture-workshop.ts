import { BrowserWindow } from 'electron';
import { AppError } from '../../shared/failure.ts';
import type { FetchedPicture, PictureWorkshop } from '../ports.ts';
import { remade } from './picture-rules.ts';
import { pinnedPreferences } from './web-preferences.ts';

/** A picture that takes longer is made to take long. */
const longestMs = 10_000;
/** The process goes when there is nothing to do: it is no part of the memory of an idle app. */
const idleMs = 3_000;

/**
 * SECURITY: pictures come from strangers, and decoders have holes. A hidden window without preload and without any network
 * decodes them in a sandboxed process of its own; what it hands back is checked like what came from outside.
 */
export function pictureWorkshop(packaged: boolean): PictureWorkshop {
  let window: BrowserWindow | null = null;
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const close = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const gone = window;
    window = null;
    if (gone && !gone.isDestroyed()) gone.destroy();
  };
  const opened = async (): Promise<BrowserWindow> => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (window && !window.isDestroyed() && !window.webContents.isCrashed()) return window;
    close();
    window = new BrowserWindow({ show: false, webPreferences: { ...pinnedPreferences(packaged) } });
    await window.loadURL('about:blank');
    return window;
  };
  const work = async (picture: FetchedPicture, longestEdge: number, signal: AbortSignal) => {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    const { webContents } = await opened();
    const data = JSON.stringify(Buffer.from(picture.bytes).toString('base64'));
    const code = `(${remake})(${data}, ${JSON.stringify(picture.type)}, ${Math.round(longestEdge)})`;
    try {
      const answer: unknown = await inTime(webContents.executeJavaScript(code), signal);
      return remade(answer, longestEdge);
    } catch (error) {
      // Whatever state it is in: the next picture gets another process.
      close();
      throw error instanceof AppError
        ? error
        : new AppError('graph_failed', 'This is not a picture that can be read.');
    } finally {
      if (window) timer = setTimeout(close, idleMs).unref();
    }
  };
  return {
    // One after the other: a hostile picture spoils nobody else's.
    remake: (picture, longestEdge, signal) => {
      const next = last.then(() => work(picture, longestEdge, signal));
      last = next.catch(() => undefined);
      return next;
    },
    close,
  };
}

async function inTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  return Promise.race([
    promise,
    new Promise<never>((_, reject) =>
      limit.addEventListener('abort', () =>
        reject(new AppError('graph_failed', 'This picture took too long to read.')),
      ),
    ),
  ]);
}

/** Runs in the hidden window, as text: nothing of this file is there. */
const remake = `async (data, type, longest) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.82 });
  const made = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < made.length; at += 32768) text += String.fromCharCode(...made.subarray(at, at + 32768));
  return btoa(text);
}`;
