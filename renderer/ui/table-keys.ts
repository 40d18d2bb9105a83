import { type KeyboardEvent, useState } from 'react';
import type { Line } from './table-body.tsx';
import { rowAfterKey } from './table-model.ts';

interface KeysAsk<Row> {
  readonly lines: readonly Line<Row>[];
  readonly rowHeight: number;
  readonly scroller: HTMLDivElement | null;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly onFold: (id: string, unfolded: boolean) => void;
  readonly onCopy: () => void;
}

interface TableKeys {
  /** The row the keyboard is on, -1 before it was used. It follows its row when the order changes. */
  readonly here: number;
  readonly press: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
}

export function useTableKeys<Row>({
  lines,
  rowHeight,
  scroller,
  onOpen,
  onFold,
  onCopy,
}: KeysAsk<Row>): TableKeys {
  const [hereId, setHereId] = useState<string | null>(null);
  const here = lines.findIndex((line) => line.id === hereId);

  const press = (index: number) => {
    const line = lines[index];
    if (!line) return;
    setHereId(line.id);
    onOpen?.(line.row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Buttons of the head and of cells keep their own keys.
    if (event.target !== event.currentTarget) return;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (asksToCopy(event)) {
        onCopy();
        event.preventDefault();
      }
      return;
    }
    const line = lines[here];
    const page = Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / rowHeight) - 2);
    const next = rowAfterKey(event.key, here, lines.length, page);
    if (next !== null) setHereId(lines[next]?.id ?? null);
    else if (event.key === 'Enter' && line) onOpen?.(line.row);
    else if (event.key === 'ArrowRight' && line?.unfolded === false) onFold(line.id, true);
    else if (event.key === 'ArrowLeft' && line?.unfolded) onFold(line.id, false);
    else if (event.key === 'ArrowLeft' && line) setHereId(parentOf(lines, here) ?? hereId);
    else return;
    event.preventDefault();
  };
  return { here, press, onKeyDown };
}

function parentOf<Row>(lines: readonly Line<Row>[], here: number): string | undefined {
  const depth = lines[here]?.depth ?? 0;
  return lines.slice(0, here).findLast((other) => other.depth < depth)?.id;
}

/** Words that somebody has selected are copied as always. */
function asksToCopy(event: KeyboardEvent<HTMLDivElement>): boolean {
  return (
    event.key === 'c' && (event.ctrlKey || event.metaKey) && window.getSelection()?.isCollapsed !== false
  );
}
