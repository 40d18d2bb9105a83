/** WCAG 2.2 contrast of two opaque colours written as #rrggbb. */

const LIGHT_INK = '#ffffff';
const DARK_INK = '#16181a';

function channels(hex: string): readonly [number, number, number] | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) return null;
  const [, red = '', green = '', blue = ''] = match;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance from 0 (black) to 1 (white); `null` when the text is no #rrggbb colour. */
export function luminance(hex: string): number | null {
  const parts = channels(hex);
  if (!parts) return null;
  const [red, green, blue] = parts;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

export function contrastOf(one: string, other: string): number | null {
  const a = luminance(one);
  const b = luminance(other);
  if (a === null || b === null) return null;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The ink that can be read on a ground somebody else chose, such as a client's brand colour. */
export function inkOn(ground: string): string {
  const onLight = contrastOf(ground, LIGHT_INK);
  const onDark = contrastOf(ground, DARK_INK);
  if (onLight === null || onDark === null) return LIGHT_INK;
  return onLight >= 4.5 || onLight >= onDark ? LIGHT_INK : DARK_INK;
}

/**
 * The same hue, darkened until words in it can be read on white: a brand's yellow becomes its brown. What is no word but
 * a mark needs a contrast of 3 (WCAG, non-text).
 */
export function readableOnWhite(colour: string, least = 4.5): string {
  const parts = channels(colour);
  if (!parts) return DARK_INK;
  for (let share = 1; share > 0; share -= 0.05) {
    const darker = `#${parts
      .map((part) =>
        Math.round(part * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if ((contrastOf(darker, LIGHT_INK) ?? 0) >= least) return darker;
  }
  return DARK_INK;
}
