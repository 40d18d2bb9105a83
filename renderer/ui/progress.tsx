import { Progress as Base } from '@base-ui/react/progress';
import { localeOf, useLanguage } from '../words/language.ts';
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
  const note = [now, remaining ? words.ui.remaining(remaining) : null].filter(Boolean).join(' · ');
  return (
    <Base.Root
      value={value === null ? null : Math.round(value * 100)}
      locale={localeOf(useLanguage())}
      className={css.progress}
      {...(done ? { 'aria-valuetext': done } : {})}
    >
      <div className={css.head}>
        <Base.Label className={css.label}>{label}</Base.Label>
        <span className={css.value}>{done}</span>
        {onCancel ? (
          <Button size="small" onClick={onCancel} disabled={cancelling}>
            {cancelling ? words.ui.cancelling : words.ui.cancel}
          </Button>
        ) : null}
      </div>
      <Base.Track className={css.track}>
        <Base.Indicator className={css.fill} />
      </Base.Track>
      {note ? <span className={css.note}>{note}</span> : null}
    </Base.Root>
  );
}
