import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api.ts';
import { useFormats } from '../../../words/use-formats.ts';
import type { Wish, WishCells } from './columns.ts';
import { Finder } from './find.ts';
import { type Good, goodRows, type Row } from './rows.ts';
import { proposeOne, weigh } from './weigh.ts';

const asRow = (wish: Wish): Row => ({ wish, isLeftOut: false, weighed: null, outcome: null });

/** The rows of one file, one after the other: what stops one of them stops none of the others. */
export function useWishes(wishes: readonly Wish[]) {
  const { locale } = useFormats();
  const [rows, setRows] = useState<readonly Row[]>(() => wishes.map(asRow));
  const [busy, setBusy] = useState<'asking' | 'proposing' | null>(null);
  // Closed means stopped: nothing more is asked or proposed behind somebody's back.
  const life = useRef({ isOver: false });
  useEffect(() => {
    const own = { isOver: false };
    life.current = own;
    return () => {
      own.isOver = true;
    };
  }, []);
  const put = (line: number, next: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.wish.line === line ? { ...row, ...next } : row)));
  const ask = async (asked: readonly Row[]) => {
    const own = life.current;
    const finder = new Finder(
      api,
      rows.map(({ wish }) => wish.cells.client),
    );
    setBusy('asking');
    for (const { wish } of asked) {
      if (own.isOver) return;
      put(wish.line, { weighed: await weigh(api, finder, wish, locale) });
    }
    if (!own.isOver) setBusy(null);
  };
  const propose = async (good: readonly Good[]) => {
    const own = life.current;
    setBusy('proposing');
    for (const { row, judged } of good) {
      if (own.isOver) return;
      const { line, cells } = row.wish;
      const outcome = await proposeOne(api, judged, cells.why).then(
        () => ({ is: 'proposed' as const }),
        (error: unknown) => ({ is: 'failed' as const, error }),
      );
      put(line, { outcome });
    }
    if (!own.isOver) setBusy(null);
  };
  return {
    rows,
    busy,
    askAll: () => ask(rows),
    /** Put right by hand, and asked about again. */
    fix: (row: Row, cells: WishCells) => {
      const fixed = asRow({ ...row.wish, cells, isTooWide: false });
      put(row.wish.line, fixed);
      return ask([fixed]);
    },
    leaveOut: (row: Row, isLeftOut: boolean) => put(row.wish.line, { isLeftOut }),
    proposeGood: () => propose(goodRows(rows)),
  };
}
