import { Calendar as CalendarIcon } from 'lucide-react';
import { useState } from 'react';
import { comparisonOf, type Comparison, type Period } from '../../shared/model/period.ts';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import { PeriodPanel } from './period-panel.tsx';
import css from './period-picker.module.css';
import { Popover } from './popover.tsx';

export interface PeriodChoice {
  readonly period: Period;
  readonly comparison: Comparison;
}

export interface PeriodPickerProps {
  readonly value: PeriodChoice;
  readonly onChange: (value: PeriodChoice) => void;
  /** The calendar day in the zone that the figures are counted in. */
  readonly today: string;
  /** The earliest day there is data for. */
  readonly first?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** "1–20 Nov 2026 vs 1–20 Oct": the period on screen and what it is compared with. */
export function PeriodPicker({ value, onChange, today, first, disabled }: PeriodPickerProps) {
  const [open, setOpen] = useState(false);
  const words = useWords();
  const formats = useFormats();
  const other = comparisonOf(value.period, value.comparison);
  const sameYear = other?.from.slice(0, 4) === value.period.to.slice(0, 4);
  return (
    <Popover
      label={words.period.choose}
      open={open}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <Button icon={CalendarIcon} disabled={disabled}>
          {formats.period(value.period)}
          {other ? (
            <span className={css.versus}>
              {' '}
              {words.period.versus(formats.period(other, { year: !sameYear }))}
            </span>
          ) : null}
        </Button>
      }
    >
      <PeriodPanel
        value={value}
        today={today}
        first={first}
        onCancel={() => setOpen(false)}
        onApply={(next) => {
          onChange(next);
          setOpen(false);
        }}
      />
    </Popover>
  );
}
