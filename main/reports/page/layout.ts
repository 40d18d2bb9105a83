import { flow, type Flow, type Section, type Sheet } from './flow.ts';

interface Look {
  /** Of the usual white space between blocks. */
  readonly spaces: number;
  /** Of the usual height of charts. */
  readonly charts: number;
}

/** From roomy to close. Words and figures keep their size: only white space and charts give way. */
const closer: readonly Look[] = [
  { spaces: 0.6, charts: 1 },
  { spaces: 0.6, charts: 0.75 },
];

/** A first page with more white than this at its end looks as if something were missing. */
const mostWhite = 0.15;
/** A last sheet with less than this on it may be saved, or is joined by more. */
const fewest = 0.4;

/**
 * The roomiest layout of those with the fewest sheets: closing words do not stand alone on a last sheet, nor does page one
 * end in the middle, where a little white space given up avoids it.
 */
export function bestLaid(room: number, sectionsWith: (charts: number) => readonly Section[]): Flow {
  let made = { charts: 1, sections: sectionsWith(1) };
  let best = flow(made.sections, room);
  let chosen = made.sections;
  if (!endsThin(best, room) && !endsEarly(best, room)) return best;
  for (const { spaces, charts } of closer) {
    // Drawing takes the time: for other spaces alone the charts are not drawn again.
    if (charts !== made.charts) made = { charts, sections: sectionsWith(charts) };
    const closed = made.sections.map((one) => spaced(one, spaces));
    const laid = flow(closed, room);
    if (rankOf(laid, room) < rankOf(best, room)) [best, chosen] = [laid, closed];
  }
  return evened(best, chosen, room);
}

/**
 * A last sheet that could not be saved and has little on it is joined by the sections before it, one after another, until
 * it has enough: what a report closes with stands together, and the sheet before it stays the fuller one.
 */
function evened(best: Flow, sections: readonly Section[], room: number): Flow {
  let made = best;
  for (const { id } of sections.toReversed()) {
    if (!endsThin(made, room)) return made;
    if (best.starts.get(id) !== best.sheets.length - 1) continue;
    const laid = flow(sections, room, id);
    const [before, last] = laid.sheets.slice(-2).map((sheet) => fillOf(sheet, room));
    if (before === undefined || last === undefined) return made;
    if (before < last || rankOf(laid, room) > rankOf(best, room)) return made;
    made = laid;
  }
  return made;
}

function spaced(section: Section, share: number): Section {
  const blocks = section.blocks.map((block) =>
    block.kind === 'space' ? { ...block, height: Math.round(block.height * share) } : block,
  );
  return { ...section, blocks };
}

function rankOf(laid: Flow, room: number): number {
  return laid.sheets.length * 2 + (endsEarly(laid, room) ? 1 : 0);
}

function endsThin({ sheets }: Flow, room: number): boolean {
  const last = sheets.at(-1);
  return sheets.length > 1 && last !== undefined && fillOf(last, room) < fewest;
}

function endsEarly({ sheets }: Flow, room: number): boolean {
  const [first] = sheets;
  return sheets.length > 1 && first !== undefined && fillOf(first, room) < 1 - mostWhite;
}

function fillOf({ pieces }: Sheet, room: number): number {
  return pieces.reduce((sum, { height }) => sum + height, 0) / room;
}
