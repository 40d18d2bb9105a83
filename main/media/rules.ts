/** Where Meta keeps pictures of posts, Pages and creatives. A dot in front: that host's children only. */
const hosts = ['.fbcdn.net', '.cdninstagram.com', '.fbsbx.com'];

export const largestPicture = 10 * 1024 * 1024;

/**
 * SECURITY: a picture's address comes out of somebody else's post. Only Meta's own hosts, over TLS, on the usual port and
 * without credentials; `sandboxOrigin` is the sandbox on this machine, in development.
 */
export function isPictureAddress(address: string, sandboxOrigin: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password, origin } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (sandboxOrigin !== null && origin === sandboxOrigin) return true;
  return protocol === 'https:' && port === '' && hosts.some((host) => hostname.endsWith(host));
}

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const marks: readonly (readonly [PictureType, number, readonly number[]])[] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
];

/** By its first bytes; what the server says that it is does not matter. SVG is none: it can hold a script. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const found = marks.find(([, at, mark]) => mark.every((byte, i) => bytes[at + i] === byte));
  return found?.[0] ?? null;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Forty million dots take 160 MB to decode; no post is larger, and a bomb is far larger. */
const mostDots = 40_000_000;

export function isTooManyDots({ width, height }: PictureSize): boolean {
  return width < 1 || height < 1 || width * height > mostDots;
}

/** What the header says, read before anything decodes it. Null where it says nothing that can be read. */
export function sizeOf(bytes: Uint8Array, type: PictureType): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (type === 'image/png') return { width: view.getUint32(16), height: view.getUint32(20) };
    if (type === 'image/gif') return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    return type === 'image/webp' ? webpSize(view) : jpegSize(view);
  } catch {
    // It ends before its header does.
    return null;
  }
}

function webpSize(view: DataView): PictureSize | null {
  const kind = view.getUint32(12);
  if (kind === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== 0x56503858) return null;
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  return { width: three(24) + 1, height: three(27) + 1 };
}

/** The first frame header among the segments. */
function jpegSize(view: DataView): PictureSize | null {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const mark = view.getUint8(at + 1);
    const isFrame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}

/** Pictures of the client that was synced last come next, in their order: that one is likely in sight, the others can wait. */
export function nextInLine<Waiting extends { readonly clientId: string }>(
  waiting: readonly Waiting[],
): Waiting | undefined {
  const last = waiting.at(-1);
  return waiting.find(({ clientId }) => clientId === last?.clientId);
}
