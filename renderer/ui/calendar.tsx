import { monthGrid } from '../../shared/model/calendar.ts';
import { isIn, type Period } from '../../shared/model/period.ts';
import { useFormats } from '../words/use-formats.ts';
import css from './calendar.module.css';
import { cx } from './cx.ts';

export interface CalendarProps {
  /** Any day of the month that is drawn. */
  readonly month: string;
  readonly period: Period;
  /** The one day that Tab reaches. */
  readonly here: string;
  readonly today: string;
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  readonly onPick: (day: string) => void;
  readonly onPoint: (day: string) => void;
}

/** One month. The keys are handled by its owner, which may show several. */
export function Calendar(props: CalendarProps) {
  const { month, onPick, onPoint } = props;
  const formats = useFormats();
  const weeks = monthGrid(month);
  return (
    <div className={css.month}>
      <p className={css.title} aria-live="polite">
        {formats.day(month, 'month')}
      </p>
      <div role="grid" aria-label={formats.day(month, 'month')}>
        <div role="row" className={css.week}>
          {weeks[0]?.map(({ day }) => (
            <span
              key={day}
              role="columnheader"
              className={css.weekday}
              aria-label={formats.weekday(day, 'long')}
            >
              {formats.weekday(day, 'short')}
            </span>
          ))}
        </div>
        {weeks.map((week) => (
          <div key={week[0]?.day} role="row" className={css.week}>
            {week.map(({ day, inMonth }) => (
              <div key={day} role="gridcell" className={css.cell}>
                {inMonth ? <DayButton {...props} day={day} onPick={onPick} onPoint={onPoint} /> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function DayButton({
  day,
  period,
  here,
  today,
  first,
  last,
  onPick,
  onPoint,
}: CalendarProps & { readonly day: string }) {
  const formats = useFormats();
  const chosen = isIn(day, period);
  const outside = (first !== undefined && day < first) || (last !== undefined && day > last);
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={day === here ? 0 : -1}
      disabled={outside}
      aria-label={formats.day(day, 'weekday')}
      aria-pressed={chosen}
      aria-current={day === today ? 'date' : undefined}
      className={cx(
        css.day,
        day === today && css.today,
        chosen && css.in,
        day === period.from && css.from,
        day === period.to && css.to,
      )}
      onClick={() => onPick(day)}
      onPointerEnter={() => onPoint(day)}
    >
      {Number(day.slice(8))}
    </button>
  );
}
