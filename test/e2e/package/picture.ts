import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

// A packaged app lets no debugger look at its page, so its picture is read where the virtual display keeps it.

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The colour of a dot as `#rrggbb`. */
  at(x: number, y: number): string;
  png(): Buffer;
}

/** Reads the file in which Xvfb keeps its screen: X's own dump format, 32 bits a dot, blue first. */
export function readScreen(file: string): Picture {
  const bytes = readFileSync(file);
  const field = (place: number) => bytes.readUInt32BE(place * 4);
  const [width, height, depth, line] = [field(4), field(5), field(11), field(12)];
  if (depth !== 32) throw new Error(`The virtual display has ${depth} bits a dot; 32 can be read.`);
  const start = field(0) + field(19) * 12;
  const dot = (x: number, y: number) => bytes.readUInt32LE(start + y * line + x * 4) & 0xffffff;
  return {
    width,
    height,
    at: (x, y) => `#${dot(x, y).toString(16).padStart(6, '0')}`,
    png: () => encode(width, height, dot),
  };
}

/** How many dots have each colour. */
export function coloursOf(picture: Picture): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const colour = picture.at(x, y);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return counts;
}

/** The middle of the longest line of one colour, which in a button's colour is the button; null when none is that long. */
export function middleOf(
  picture: Picture,
  colour: string,
  shortest: number,
): { x: number; y: number } | null {
  let best: { x: number; y: number; length: number } | null = null;
  for (let y = 0; y < picture.height; y += 1) {
    let from = 0;
    for (let x = 0; x <= picture.width; x += 1) {
      if (x < picture.width && picture.at(x, y) === colour) continue;
      const length = x - from;
      if (length >= shortest && length > (best?.length ?? 0))
        best = { x: from + Math.floor(length / 2), y, length };
      from = x + 1;
    }
  }
  return best;
}

function encode(width: number, height: number, dot: (x: number, y: number) => number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.writeUIntBE(dot(x, y), y * (1 + width * 3) + 1 + x * 3, 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
