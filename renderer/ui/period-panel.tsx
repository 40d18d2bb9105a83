import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { clampDay, dayAfterKey, type Picking, pickDay, stretched } from '../../shared/model/calendar.ts';
import { addMonths } from '../../shared/model/day-parts.ts';
import {
  type Comparison,
  comparisonOf,
  comparisonsFor,
  type Period,
  periodOf,
  presetOf,
  presets,
} from '../../shared/model/period.ts';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import { Calendar } from './calendar.tsx';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import type { PeriodChoice } from './period-picker.tsx';
import css from './period-picker.module.css';
import { Select } from './select.tsx';

interface PeriodPanelProps {
  readonly value: PeriodChoice;
  readonly today: string;
  readonly first: string | undefined;
  readonly onApply: (value: PeriodChoice) => void;
  readonly onCancel: () => void;
}

export function PeriodPanel({ value, today, first, onApply, onCancel }: PeriodPanelProps) {
  const [picking, setPicking] = useState<Picking>({ period: value.period, anchor: null });
  const [wanted, setWanted] = useState<Comparison>(value.comparison);
  // A comparison that the new period does not allow falls back without being forgotten.
  const allowed = comparisonsFor(picking.period);
  const comparison = allowed.includes(wanted) ? wanted : 'previous_period';
  const words = useWords();
  const choose = (period: Period) => setPicking({ period, anchor: null });
  return (
    <form
      className={css.panel}
      onSubmit={(event) => {
        event.preventDefault();
        onApply({ period: picking.period, comparison });
      }}
    >
      <div className={css.side} role="group" aria-label={words.period.presets}>
        {presets.map((preset) => (
          <button
            key={preset}
            type="button"
            className={css.preset}
            aria-pressed={presetOf(picking.period, today) === preset}
            onClick={() => choose(periodOf(preset, today))}
          >
            {words.period.preset[preset]}
          </button>
        ))}
      </div>
      <div className={css.main}>
        <Months {...{ picking, today, first }} onPicking={setPicking} />
        <Compare {...{ comparison, allowed }} period={picking.period} onChange={setWanted} />
      </div>
      <Foot picking={picking} onCancel={onCancel} />
    </form>
  );
}

interface MonthsProps {
  readonly picking: Picking;
  readonly today: string;
  readonly first: string | undefined;
  readonly onPicking: (picking: Picking) => void;
}

export function Months({ picking, today, first, onPicking }: MonthsProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState(picking.period.to);
  const [pointed, setPointed] = useState<string | null>(null);
  // The later month is at the right: what was is looked at more often than what comes.
  const [right, setRight] = useState(picking.period.to);
  const shown =
    picking.anchor !== null && pointed !== null ? stretched(picking.anchor, pointed) : picking.period;
  const months = [addMonths(right.slice(0, 7) + '-01', -1), right.slice(0, 7) + '-01'];

  const goTo = (day: string) => {
    const kept = clampDay(day, first, today);
    flushSync(() => {
      setHere(kept);
      setPointed(kept);
      if (!months.some((month) => month.slice(0, 7) === kept.slice(0, 7))) setRight(kept);
    });
    box.current?.querySelector<HTMLElement>(`[data-day="${kept}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['day'] === undefined) return;
    const day = dayAfterKey(event.target.dataset['day'], event.key, event.shiftKey);
    if (day === null) return;
    event.preventDefault();
    goTo(day);
  };
  const pick = (day: string) => {
    setHere(day);
    onPicking(pickDay(picking, day));
  };
  // Tab must always reach one day, also when another month is shown.
  const reachable = months.some((month) => month.slice(0, 7) === here.slice(0, 7))
    ? here
    : (months[1] ?? here);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows add to the day buttons inside, which work by themselves
    <div ref={box} className={css.months} onKeyDown={onKeyDown}>
      <Step label={words.period.earlier} icon={ChevronLeft} onPress={() => setRight(addMonths(right, -1))} />
      {months.map((month) => (
        <Calendar
          key={month}
          {...{ month, today, first }}
          last={today}
          period={shown}
          here={reachable}
          onPick={pick}
          onPoint={setPointed}
        />
      ))}
      <Step
        label={words.period.later}
        icon={ChevronRight}
        later
        onPress={() => setRight(addMonths(right, 1))}
      />
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly icon: typeof ChevronLeft;
  readonly later?: boolean;
  readonly onPress: () => void;
}

function Step({ label, icon, later = false, onPress }: StepProps) {
  return (
    <IconButton
      icon={icon}
      label={label}
      size="small"
      tooltip={false}
      className={cx(css.step, later && css.later)}
      onClick={onPress}
    />
  );
}

interface CompareProps {
  readonly comparison: Comparison;
  readonly allowed: readonly Comparison[];
  readonly period: Period;
  readonly onChange: (comparison: Comparison) => void;
}

function Compare({ comparison, allowed, period, onChange }: CompareProps) {
  const words = useWords();
  const formats = useFormats();
  const choices = allowed.map((each) => {
    const other = comparisonOf(period, each);
    return {
      value: each,
      label: words.period.comparison[each],
      note: other ? formats.period(other) : undefined,
    };
  });
  return (
    <div className={css.compare}>
      <span aria-hidden="true">{words.period.compare}</span>
      <Select
        label={words.period.compare}
        labelHidden
        quiet
        value={comparison}
        onChange={onChange}
        choices={choices}
      />
    </div>
  );
}

export function Foot({ picking, onCancel }: { readonly picking: Picking; readonly onCancel: () => void }) {
  const words = useWords();
  const formats = useFormats();
  return (
    <div className={css.foot}>
      <span className={css.said} aria-live="polite">
        {picking.anchor === null ? formats.period(picking.period) : words.period.pickEnd}
      </span>
      <Button onClick={onCancel}>{words.ui.cancel}</Button>
      <Button type="submit" look="primary" disabled={picking.anchor !== null}>
        {words.period.apply}
      </Button>
    </div>
  );
}
