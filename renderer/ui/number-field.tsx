import { NumberField as Base } from '@base-ui/react/number-field';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { localeOf, useLanguage } from '../words/language.ts';
import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import { Field, type FieldTexts } from './field.tsx';
import box from './field.module.css';
import css from './number-field.module.css';

export interface NumberFieldProps extends FieldTexts {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly decimals?: number | undefined;
  /** The unit after the number: "%", "days". */
  readonly unit?: ReactNode;
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly className?: string | undefined;
}

export function NumberField(props: NumberFieldProps) {
  const { label, hint, error, required, optional, disabled, labelHidden, className, ...control } = props;
  const { value, onChange, min, max, step = 1, decimals = 0, unit, placeholder, readOnly = false } = control;
  const locale = localeOf(useLanguage());
  return (
    <Field {...{ label, hint, error, required, optional, disabled, labelHidden, className }}>
      <Base.Root
        value={value}
        onValueChange={onChange}
        min={min}
        max={max}
        step={step}
        locale={locale}
        format={{ maximumFractionDigits: decimals }}
        readOnly={readOnly}
        disabled={disabled}
      >
        <Base.Group
          className={cx(box.box, css.box)}
          data-invalid={error ? '' : undefined}
          data-readonly={readOnly ? '' : undefined}
        >
          <Base.Input
            className={cx(box.input, box.figure)}
            placeholder={placeholder}
            aria-required={required || undefined}
          />
          {unit ? <span className={box.trail}>{unit}</span> : null}
          {readOnly || disabled ? null : <Steps />}
        </Base.Group>
      </Base.Root>
    </Field>
  );
}

function Steps() {
  const words = useWords();
  return (
    <span className={css.steps}>
      <Base.Increment className={css.step} aria-label={words.ui.increase}>
        <ChevronUp size={11} strokeWidth={2} />
      </Base.Increment>
      <Base.Decrement className={css.step} aria-label={words.ui.decrease}>
        <ChevronDown size={11} strokeWidth={2} />
      </Base.Decrement>
    </span>
  );
}
