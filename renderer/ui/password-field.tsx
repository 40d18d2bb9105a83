import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { Field as Base } from '@base-ui/react/field';
import { Field, type FieldTexts } from './field.tsx';
import css from './field.module.css';
import { IconButton } from './icon-button.tsx';

export interface PasswordFieldProps extends FieldTexts {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `new-password` where one is chosen, `current-password` where one is asked for. */
  readonly autoComplete?: 'current-password' | 'new-password' | 'off' | undefined;
  /** For the screen whose only purpose is to ask for it, such as the lock. */
  readonly startFocused?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly className?: string | undefined;
}

export function PasswordField(props: PasswordFieldProps) {
  const { label, hint, error, required, optional, disabled, labelHidden, className, ...control } = props;
  const { value, onChange, autoComplete = 'current-password', startFocused, placeholder, readOnly } = control;
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const words = useWords();
  return (
    <Field
      {...{ label, error, required, optional, disabled, labelHidden, className }}
      hint={caps ? words.ui.capsLock : hint}
    >
      <div
        className={css.box}
        data-invalid={error ? '' : undefined}
        data-disabled={disabled ? '' : undefined}
        data-readonly={readOnly ? '' : undefined}
      >
        <Base.Control
          type={shown ? 'text' : 'password'}
          value={value}
          placeholder={placeholder}
          readOnly={readOnly}
          autoComplete={autoComplete}
          ref={startFocused ? focus : undefined}
          autoCapitalize="off"
          spellCheck={false}
          aria-required={required || undefined}
          onValueChange={onChange}
          onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
          onBlur={() => setCaps(false)}
          className={css.input}
        />
        <span className={css.end}>
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? words.ui.hidePassphrase : words.ui.showPassphrase}
            size="small"
            disabled={disabled}
            pressed={shown}
            onClick={() => setShown(!shown)}
          />
        </span>
      </div>
    </Field>
  );
}

/** A stable function: React calls it once, when the field appears. */
function focus(element: HTMLElement | null): void {
  element?.focus();
}
