import { largestLogo, type LogoPixels } from '../../../shared/model/client.ts';

const largestFile = 10 * 1024 * 1024;

export type LogoProblem = 'large' | 'bad';

/**
 * SECURITY: a picture is decoded here, in the window's sandbox, and only its pixels go to main. SVG is none: Chromium
 * decodes no markup into a bitmap.
 */
export async function readLogo(file: File): Promise<LogoPixels | LogoProblem> {
  if (file.size > largestFile) return 'large';
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return 'bad';
  }
  const scale = Math.min(1, largestLogo / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) return 'bad';
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { width, height, pixels: base64Of(context.getImageData(0, 0, width, height).data) };
}

/** In pieces: a call with a million arguments does not fit the stack. */
function base64Of(bytes: Uint8ClampedArray): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x80_00)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x80_00));
  return btoa(text);
}
