import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import { Field, type FieldTexts } from './field.tsx';
import box from './field.module.css';
import pop from './popup.module.css';
import css from './select.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A few words at the end of the row: a count, a currency. */
  readonly note?: string | undefined;
  readonly before?: ReactNode;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps<Value extends string> extends FieldTexts {
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly Choice<Value>[];
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
  /** For toolbars: a hairline edge like a button's. */
  readonly quiet?: boolean | undefined;
  readonly className?: string | undefined;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, error, required, optional, disabled, labelHidden, className, ...control } = props;
  const { value, onChange, choices, placeholder, readOnly = false, quiet } = control;
  const words = useWords();
  return (
    <Field
      {...{ label, hint, error, required, optional, disabled, labelHidden, className }}
      nativeLabel={false}
    >
      <Base.Root<Value>
        value={value}
        onValueChange={(next) => (next === null ? undefined : onChange(next))}
        items={[...choices]}
        readOnly={readOnly}
        modal={false}
      >
        <Base.Trigger
          className={cx(box.box, css.trigger, quiet && css.quiet)}
          aria-required={required || undefined}
        >
          <Base.Value className={css.value} placeholder={placeholder ?? words.ui.choose} />
          <Base.Icon className={css.caret}>
            <ChevronDown size={14} strokeWidth={1.75} />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner
            className={pop.positioner}
            alignItemWithTrigger={false}
            sideOffset={4}
            align="start"
          >
            <Base.Popup className={pop.popup}>
              <Base.List className={pop.list}>
                {choices.map((choice) => (
                  <Row key={choice.value} choice={choice} />
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Field>
  );
}

function Row<Value extends string>({ choice }: { readonly choice: Choice<Value> }) {
  return (
    <Base.Item value={choice.value} disabled={choice.disabled} className={pop.item}>
      {choice.before}
      <Base.ItemText className={pop.text}>{choice.label}</Base.ItemText>
      {choice.note ? <span className={pop.note}>{choice.note}</span> : null}
      <span className={pop.check}>
        <Base.ItemIndicator>
          <Check size={15} strokeWidth={2} />
        </Base.ItemIndicator>
      </span>
    </Base.Item>
  );
}
