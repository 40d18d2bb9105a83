import { Calendar as CalendarIcon } from 'lucide-react';
import { useState } from 'react';
import type { Picking } from '../../shared/model/calendar.ts';
import { addDays } from '../../shared/model/day.ts';
import { type Period, periodOf } from '../../shared/model/period.ts';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import { Foot, Months } from './period-panel.tsx';
import css from './period-picker.module.css';
import { Popover } from './popover.tsx';

export interface DaysFilterProps {
  /** `null` leaves no day out. */
  readonly value: Period | null;
  readonly onChange: (value: Period | null) => void;
  readonly today: string;
}

/** Days of what happened, not of figures: today is in them, and nothing is compared. */
export function DaysFilter({ value, onChange, today }: DaysFilterProps) {
  const [open, setOpen] = useState(false);
  const words = useWords();
  const formats = useFormats();
  const choose = (next: Period | null) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover
      label={words.period.choose}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={CalendarIcon}>{value ? formats.period(value) : words.period.anyDay}</Button>}
    >
      <Panel {...{ value, today }} onChoose={choose} onCancel={() => setOpen(false)} />
    </Popover>
  );
}

interface PanelProps {
  readonly value: Period | null;
  readonly today: string;
  readonly onChoose: (value: Period | null) => void;
  readonly onCancel: () => void;
}

function Panel({ value, today, onChoose, onCancel }: PanelProps) {
  const words = useWords();
  const [picking, setPicking] = useState<Picking>({
    period: value ?? { from: today, to: today },
    anchor: null,
  });
  const { preset } = words.period;
  const shortcuts: readonly (readonly [string, Period | null])[] = [
    [words.period.anyDay, null],
    [words.period.today, { from: today, to: today }],
    [preset.yesterday, periodOf('yesterday', today)],
    [preset.last_7, { from: addDays(today, -6), to: today }],
    [preset.last_28, { from: addDays(today, -27), to: today }],
    [preset.last_month, periodOf('last_month', today)],
  ];
  return (
    <form
      className={css.panel}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(picking.period);
      }}
    >
      <div className={css.side} role="group" aria-label={words.period.presets}>
        {shortcuts.map(([name, period]) => (
          <button
            key={name}
            type="button"
            className={css.preset}
            aria-pressed={period?.from === value?.from && period?.to === value?.to}
            onClick={() => onChoose(period)}
          >
            {name}
          </button>
        ))}
      </div>
      <div className={css.main}>
        <Months {...{ picking, today }} first={undefined} onPicking={setPicking} />
      </div>
      <Foot picking={picking} onCancel={onCancel} />
    </form>
  );
}
