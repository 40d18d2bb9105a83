import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import css from './check.module.css';

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string | undefined;
  /** Some of what it stands for is chosen. */
  readonly mixed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  /** For a table row: the label is read, not shown. */
  readonly labelHidden?: boolean | undefined;
}

export function Checkbox(props: CheckboxProps) {
  const { label, checked, onChange, hint, mixed = false, disabled, readOnly, invalid, labelHidden } = props;
  const hintId = useId();
  return (
    // The label wraps the control: Base UI's hidden input inside makes the whole line pressable.
    <label className={css.line} data-disabled={disabled ? '' : undefined}>
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        indeterminate={mixed}
        disabled={disabled}
        readOnly={readOnly}
        aria-describedby={hint ? hintId : undefined}
        data-invalid={invalid ? '' : undefined}
        className={css.box}
      >
        <Base.Indicator className={css.mark} keepMounted={false}>
          {mixed ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
        </Base.Indicator>
      </Base.Root>
      <span className={labelHidden ? 'said' : css.words}>
        {label}
        {hint ? (
          <span id={hintId} className={css.hint}>
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}
