import { Switch as Base } from '@base-ui/react/switch';
import { useId } from 'react';
import css from './check.module.css';

export interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  /** Takes effect at once; what waits for a Save button is a checkbox. */
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
}

export function Switch({ label, checked, onChange, hint, disabled, readOnly }: SwitchProps) {
  const hintId = useId();
  return (
    <label className={css.line} data-disabled={disabled ? '' : undefined}>
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        readOnly={readOnly}
        aria-describedby={hint ? hintId : undefined}
        className={css.track}
      >
        <Base.Thumb className={css.thumb} />
      </Base.Root>
      <span className={css.words}>
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
