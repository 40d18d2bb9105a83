import { unit } from './hash.ts';

/** Small posters in sixteen colours, drawn on demand: no file, no network, no library. */
export function drawPoster(seed: number, size: number): Uint8Array {
  const palette = paletteOf(seed);
  const pixels = scene(seed, size);
  const rowBytes = Math.ceil(size / 2);
  const raw = new Uint8Array((rowBytes + 1) * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const at = y * (rowBytes + 1) + 1 + (x >> 1);
      const ink = pixels[y * size + x] ?? 0;
      raw[at] = (raw[at] ?? 0) | (x % 2 === 0 ? ink << 4 : ink);
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  header.set([4, 3, 0, 0, 0], 8);
  const signature = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
  return joined([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', stored(raw)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

const sky = 0;
const sun = 6;
const hills = 7;
const water = 11;
const house = 13;
const window = 14;

function paletteOf(seed: number): Uint8Array {
  const hue = unit(seed, 0, 300) * 360;
  const inks: [number, number, number][] = [];
  for (let i = 0; i < 6; i += 1) inks.push([hue + i * 9, 45 + i * 5, 88 - i * 7]);
  inks.push([44, 95, 74]);
  for (let i = 0; i < 4; i += 1) inks.push([hue + 140 + i * 12, 32, 52 - i * 10]);
  inks.push([hue + 200, 45, 58], [hue + 200, 40, 66], [30, 22, 92], [48, 90, 72], [hue, 30, 14]);
  return new Uint8Array(inks.flatMap(([h, s, l]) => rgb(h, s, l)));
}

function rgb(h: number, s: number, l: number): number[] {
  const a = (s / 100) * Math.min(l / 100, 1 - l / 100);
  return [0, 8, 4].map((n) => {
    const k = (n + h / 30) % 12;
    return Math.round(255 * (l / 100 - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  });
}

function scene(seed: number, size: number): Uint8Array {
  const pixels = new Uint8Array(size * size);
  const sunX = 0.2 + unit(seed, 1, 301) * 0.6;
  const sunY = 0.16 + unit(seed, 2, 301) * 0.2;
  const radius = 0.06 + unit(seed, 3, 301) * 0.06;
  const houseX = 0.15 + unit(seed, 4, 301) * 0.55;
  const shore = 0.78 + unit(seed, 5, 301) * 0.08;
  const ridge = (layer: number, x: number) =>
    0.42 +
    layer * 0.1 +
    0.06 * Math.sin(x * (3 + layer) + unit(seed, layer, 302) * 6.3) +
    0.025 * Math.sin(x * (9 + layer * 3) + unit(seed, layer, 303) * 6.3);
  for (let py = 0; py < size; py += 1) {
    const y = py / size;
    for (let px = 0; px < size; px += 1) {
      const x = px / size;
      let ink = sky + Math.min(5, Math.floor(y * 11));
      if ((x - sunX) ** 2 + (y - sunY) ** 2 < radius ** 2) ink = sun;
      for (let layer = 0; layer < 4; layer += 1) if (y > ridge(layer, x)) ink = hills + layer;
      if (x > houseX && x < houseX + 0.2 && y > 0.58 && y < shore) {
        const inRow = ((x - houseX) / 0.05) % 1;
        const inFloor = ((y - 0.58) / 0.06) % 1;
        ink = inRow > 0.3 && inRow < 0.7 && inFloor > 0.3 && inFloor < 0.75 ? window : house;
      }
      if (y > shore) ink = Math.sin(x * 40 + y * 160) > 0.75 ? water + 1 : water;
      pixels[py * size + px] = ink;
    }
  }
  return pixels;
}

/** zlib without compression: a few kilobytes more, and no dependency on Node. */
function stored(raw: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array([0x78, 0x01])];
  for (let at = 0; at < raw.length; at += 65_535) {
    const block = raw.subarray(at, at + 65_535);
    const last = at + 65_535 >= raw.length ? 1 : 0;
    const n = block.length;
    parts.push(new Uint8Array([last, n & 255, n >> 8, ~n & 255, (~n >> 8) & 255]), block);
  }
  let a = 1;
  let b = 0;
  for (const byte of raw) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  parts.push(new Uint8Array([b >> 8, b & 255, a >> 8, a & 255]));
  return joined(parts);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(new TextEncoder().encode(type), 4);
  out.set(data, 8);
  let crc = 0xffffffff;
  for (const byte of out.subarray(4, data.length + 8))
    crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  view.setUint32(data.length + 8, (crc ^ 0xffffffff) >>> 0);
  return out;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
