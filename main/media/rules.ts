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
