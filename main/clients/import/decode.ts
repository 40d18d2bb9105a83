import { AppError } from '../../../shared/failure.ts';
import { type ImportDraft, largestImport } from '../../../shared/model/client-import.ts';

type Encoding = ImportDraft['encoding'];

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The file as text. By its mark where it has one, as UTF-8 where it is UTF-8 without a doubt, else as the code page that
 * Excel writes here: a wrong guess turns ą into ±, so the preview says which it was.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > largestImport.bytes)
    throw new AppError('invalid_request', 'This file is larger than 8 MB. Split it into several.');
  if (bytes.length === 0) throw new AppError('invalid_request', 'This file is empty.');
  const utf16 = markOf(bytes);
  if (utf16) return { text: readAs(utf16, bytes), encoding: 'utf-16' };
  if (bytes.includes(0))
    throw new AppError('invalid_request', 'This is not a text file. Save the table as CSV and try again.');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1250').decode(bytes), encoding: 'windows-1250' };
  }
}

function markOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function readAs(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('invalid_request', 'This file is damaged. Save it as CSV in UTF-8 and try again.');
  }
}
