import { useId } from 'react';
import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import css from './progress.module.css';

export interface ProgressProps {
  readonly label: string;
  /** 0 to 1; `null` while the end cannot be seen. */
  readonly value: number | null;
  /** How far in words: "7 of 13". */
  readonly done?: string | undefined;
  /** What is being done right now: "Belmonte Hotel: insights of October". */
  readonly now?: string | undefined;
  /** Already formatted: "2 min". */
  readonly remaining?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
  /** Cancel was pressed and the work is winding down. */
  readonly cancelling?: boolean | undefined;
}

export function Progress({
  label,
  value,
  done,
  now,
  remaining,
  onCancel,
  cancelling = false,
}: ProgressProps) {
  const words = useWords();
  const id = useId();
  const note = [now, remaining ? words.ui.remaining(remaining) : null].filter(Boolean).join(' · ');
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className={css.progress}>
      <div className={css.head}>
        <span id={id} className={css.label}>
          {label}
        </span>
        <span className={css.note}>{note}</span>
        <span className={css.value}>{done}</span>
        {onCancel ? (
          <Button size="small" onClick={onCancel} disabled={cancelling}>
            {cancelling ? words.ui.cancelling : words.ui.cancel}
          </Button>
        ) : null}
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={done}
        className={css.track}
      >
        <span
          className={css.fill}
          data-indeterminate={percent === null ? '' : undefined}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
