import { Field as Base } from '@base-ui/react/field';
import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Field, type FieldTexts } from './field.tsx';
import css from './field.module.css';

type Native = Omit<
  ComponentPropsWithRef<'input'>,
  'value' | 'defaultValue' | 'onChange' | 'style' | 'className' | 'disabled' | 'required' | 'size' | 'type'
>;

export interface TextFieldProps extends FieldTexts, Native {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'search' | 'url' | 'date' | 'time' | undefined;
  readonly icon?: LucideIcon | undefined;
  /** A unit or a button at the end of the box. */
  readonly trail?: ReactNode;
  /** Inside the box at the end: a button such as "reveal". */
  readonly end?: ReactNode;
  readonly className?: string | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, required, optional, disabled, labelHidden, className, ...control } = props;
  const { value, onChange, type = 'text', icon: Icon, trail, end, readOnly, ...native } = control;
  return (
    <Field {...{ label, hint, error, required, optional, disabled, labelHidden, className }}>
      <div
        className={css.box}
        data-invalid={error ? '' : undefined}
        data-disabled={disabled ? '' : undefined}
        data-readonly={readOnly ? '' : undefined}
      >
        {Icon ? (
          <span className={css.lead}>
            <Icon size={15} strokeWidth={1.75} />
          </span>
        ) : null}
        <Base.Control
          {...native}
          type={type}
          value={value}
          readOnly={readOnly}
          aria-required={required || undefined}
          onValueChange={onChange}
          className={css.input}
        />
        {trail ? <span className={css.trail}>{trail}</span> : null}
        {end ? <span className={css.end}>{end}</span> : null}
      </div>
    </Field>
  );
}
