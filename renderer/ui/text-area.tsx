import { Field as Base } from '@base-ui/react/field';
import { Field, type FieldTexts } from './field.tsx';
import css from './field.module.css';

export interface TextAreaProps extends FieldTexts {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly className?: string | undefined;
}

export function TextArea(props: TextAreaProps) {
  const { label, hint, error, required, optional, disabled, labelHidden, className, ...control } = props;
  const { value, onChange, rows = 3, placeholder, readOnly, maxLength } = control;
  return (
    <Field {...{ label, hint, error, required, optional, disabled, labelHidden, className }}>
      <div
        className={css.box}
        data-invalid={error ? '' : undefined}
        data-disabled={disabled ? '' : undefined}
        data-readonly={readOnly ? '' : undefined}
      >
        <Base.Control
          render={<textarea rows={rows} maxLength={maxLength} />}
          value={value}
          placeholder={placeholder}
          readOnly={readOnly}
          aria-required={required || undefined}
          onValueChange={onChange}
          className={css.input}
        />
      </div>
    </Field>
  );
}
