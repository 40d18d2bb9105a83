import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown, X } from 'lucide-react';
import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import { Field, type FieldTexts } from './field.tsx';
import { matches } from './find.ts';
import box from './field.module.css';
import css from './combobox.module.css';
import pop from './popup.module.css';
import type { Choice } from './select.tsx';

export interface ComboboxProps<Value extends string> extends FieldTexts {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  readonly choices: readonly Choice<Value>[];
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly className?: string | undefined;
}

/** Shown at most: what else matches is found by typing on. Keeps a thousand choices quick. */
const SHOWN = 60;

export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const { label, hint, error, required, optional, disabled, labelHidden, className, ...control } = props;
  const { value, onChange, choices, placeholder, readOnly = false } = control;
  const words = useWords();
  return (
    <Field {...{ label, hint, error, required, optional, disabled, labelHidden, className }}>
      <Base.Root<Choice<Value>>
        items={choices}
        value={choices.find((choice) => choice.value === value) ?? null}
        onValueChange={(choice) => onChange(choice?.value ?? null)}
        itemToStringLabel={(choice) => choice.label}
        isItemEqualToValue={(one, other) => one.value === other.value}
        limit={SHOWN}
        filter={(choice, query) => matches(choice.label, query)}
        readOnly={readOnly}
        disabled={disabled}
        autoHighlight
      >
        <Base.InputGroup
          className={box.box}
          data-invalid={error ? '' : undefined}
          data-readonly={readOnly ? '' : undefined}
          data-disabled={disabled ? '' : undefined}
        >
          <Base.Input
            className={box.input}
            placeholder={placeholder ?? words.ui.choose}
            aria-required={required || undefined}
          />
          {disabled || readOnly ? null : <Ends />}
        </Base.InputGroup>
        <Base.Portal>
          <Base.Positioner className={pop.positioner} sideOffset={4} align="start">
            <Base.Popup className={pop.popup}>
              <Base.Empty className={pop.empty}>{words.ui.nothingFound}</Base.Empty>
              <Base.List className={pop.list}>
                {(choice: Choice<Value>) => <Row key={choice.value} choice={choice} />}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Field>
  );
}

function Ends() {
  const words = useWords();
  return (
    <>
      <Base.Clear className={css.icon} aria-label={words.ui.clear}>
        <X size={13} strokeWidth={2} />
      </Base.Clear>
      <Base.Trigger className={cx(css.icon, css.last)} aria-label={words.ui.choose}>
        <ChevronDown size={14} strokeWidth={1.75} />
      </Base.Trigger>
    </>
  );
}

function Row<Value extends string>({ choice }: { readonly choice: Choice<Value> }) {
  return (
    <Base.Item value={choice} disabled={choice.disabled} className={pop.item}>
      {choice.before}
      <span className={pop.text}>{choice.label}</span>
      {choice.note ? <span className={pop.note}>{choice.note}</span> : null}
      <span className={pop.check}>
        <Base.ItemIndicator>
          <Check size={15} strokeWidth={2} />
        </Base.ItemIndicator>
      </span>
    </Base.Item>
  );
}
