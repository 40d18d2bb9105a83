import type { Paper } from '../../../shared/model/setting.ts';

/** Everything on a page is measured in points, from these. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
  readonly cssName: string;
}

// A hair lower than the paper, so that no rounding makes an empty page behind it.
export const sheetSizes: Readonly<Record<Paper, SheetSize>> = {
  A4: { width: 595, height: 841, cssName: 'A4' },
  Letter: { width: 612, height: 791, cssName: 'letter' },
};

export const margin = { side: 44, top: 30, bottom: 26 } as const;
/** Logo and names above, codes and page number below. */
export const headHeight = 34;
export const footHeight = 24;

export function columnOf(paper: Paper): number {
  return sheetSizes[paper].width - 2 * margin.side;
}

export function roomOf(paper: Paper): number {
  return sheetSizes[paper].height - margin.top - headHeight - footHeight - margin.bottom;
}
