import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import css from './segmented.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number | undefined;
  readonly disabled?: boolean | undefined;
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen here, for screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly segments: readonly Segment<Value>[];
  readonly disabled?: boolean | undefined;
}

/** One of a few, all in sight. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  segments,
  disabled,
}: SegmentedProps<Value>) {
  return (
    <RadioGroup<Value>
      value={value}
      onValueChange={onChange}
      disabled={disabled}
      aria-label={label}
      className={css.group}
    >
      {segments.map((segment) => (
        <Radio.Root
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled}
          className={css.part}
        >
          {segment.label}
          {segment.count === undefined ? null : <span className={css.count}>{segment.count}</span>}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
