import { useEffect, useRef } from 'react';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { List } from '../../../ui/list.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { useWords } from '../../../words/use-words.ts';
import type { Wish } from './columns.ts';
import css from './from-file.module.css';
import { goodRows, type Row, standings } from './rows.ts';
import { useWishes } from './use-wishes.ts';
import { WishRow } from './wish-row.tsx';

interface WishListProps {
  readonly wishes: readonly Wish[];
  readonly onAnother: () => void;
}

/** Every row with what it means, what Meta says now and both verdicts; the good ones become proposals. */
export function WishList({ wishes, onAnother }: WishListProps) {
  const words = useWords();
  const form = useWishes(wishes);
  const { rows, busy } = form;
  const standing = standings(rows);
  const good = goodRows(rows);
  const proposed = standing.filter((one) => one === 'proposed').length;
  const isAsked = useRef(false);
  const { askAll } = form;
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void askAll();
  }, [askAll]);
  return (
    <div className={css.stack}>
      {busy === 'asking' ? <Asking rows={rows} /> : null}
      {proposed > 0 && busy === null ? <Banner tone="good">{words.budgetFile.done(proposed)}</Banner> : null}
      <List label={words.budgetFile.rows(rows.length)} ruled flush>
        {rows.map((row, at) => (
          <WishRow
            key={row.wish.line}
            row={row}
            standing={standing[at] ?? 'unasked'}
            isBusy={busy !== null}
            onTake={(isTaken) => form.leaveOut(row, !isTaken)}
            onFix={(cells) => void form.fix(row, cells)}
          />
        ))}
      </List>
      <div className={css.foot}>
        <Button look="quiet" disabled={busy !== null} onClick={onAnother}>
          {words.budgetFile.another}
        </Button>
        <Button
          look="primary"
          disabled={busy === 'asking' || good.length === 0}
          loading={busy === 'proposing'}
          onClick={() => void form.proposeGood()}
        >
          {words.budgets.proposeMany(good.length)}
        </Button>
      </div>
    </div>
  );
}

function Asking({ rows }: { readonly rows: readonly Row[] }) {
  const words = useWords();
  const done = rows.filter(({ weighed }) => weighed !== null).length;
  return (
    <Progress
      label={words.budgetFile.asking}
      value={done / rows.length}
      done={words.budgetFile.of(done, rows.length)}
    />
  );
}
