import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { Field, type FieldTexts } from './field.tsx';
import css from './check.module.css';

export interface RadioChoice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface RadioGroupProps<Value extends string> extends FieldTexts {
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly RadioChoice<Value>[];
  readonly readOnly?: boolean | undefined;
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const {
    label,
    hint,
    error,
    required,
    optional,
    disabled,
    labelHidden,
    value,
    onChange,
    choices,
    readOnly,
  } = props;
  return (
    <Field {...{ label, hint, error, required, optional, disabled, labelHidden }} nativeLabel={false}>
      <Base<Value | null>
        value={value}
        onValueChange={(next) => (next === null ? undefined : onChange(next))}
        disabled={disabled}
        readOnly={readOnly}
        className={css.group}
      >
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={css.line}
            data-disabled={disabled || choice.disabled ? '' : undefined}
          >
            <Radio.Root value={choice.value} disabled={choice.disabled} className={`${css.box} ${css.round}`}>
              <Radio.Indicator className={css.mark}>
                <span className={css.pip} />
              </Radio.Indicator>
            </Radio.Root>
            <span className={css.words}>
              {choice.label}
              {choice.hint ? <span className={css.hint}>{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </Base>
    </Field>
  );
}
