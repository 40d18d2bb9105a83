import { Field as Base } from '@base-ui/react/field';
import { type FocusEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { currencySign, editableAmount, formatAmount, signLeads } from '../../shared/model/format.ts';
import { type AmountProblem, decimalsOf, offsetOf, parseAmount } from '../../shared/model/money.ts';
import { localeOf, useLanguage } from '../words/language.ts';
import type { Words } from '../words/en.ts';
import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import { Field, type FieldTexts } from './field.tsx';
import css from './field.module.css';

export interface MoneyFieldProps extends FieldTexts {
  /** Meta's minor units; `null` while nothing usable is typed. */
  readonly minor: number | null;
  readonly currency: string;
  readonly onChange: (minor: number | null) => void;
  /** After the amount: "a day". */
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly className?: string | undefined;
}

/** While it is typed in, the field holds what was typed; otherwise it shows the amount as the language writes it. */
export function MoneyField(props: MoneyFieldProps) {
  const { label, hint, required, optional, labelHidden, className, ...control } = props;
  const { minor, currency, onChange, unit, placeholder, readOnly } = control;
  const locale = localeOf(useLanguage());
  const words = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<AmountProblem | null>(null);
  const unknown = offsetOf(currency) === null;
  const shown = minor === null ? '' : formatAmount({ minor, currency }, locale);
  const own = unknown ? 'unknown_currency' : problem;
  const error = props.error ?? (own ? sentenceFor(own, currency, words) : null);
  const disabled = props.disabled || unknown;
  const sign = currencySign(currency, locale);

  const enter = (event: FocusEvent<HTMLInputElement>) => {
    if (readOnly || minor === null || draft !== null) return;
    // Without groups, so that a digit may be put in anywhere; selected again, because the text changed under the selection.
    flushSync(() => setDraft(editableAmount({ minor, currency }, locale)));
    event.target.select();
  };
  const type = (text: string) => {
    setDraft(text);
    const parsed = parseAmount(text, currency, locale);
    if (parsed.ok) setProblem(null);
    onChange(parsed.ok ? parsed.money.minor : null);
  };
  const leave = () => {
    if (draft === null) return;
    const parsed = parseAmount(draft, currency, locale);
    const bad = parsed.ok || parsed.problem === 'empty' ? null : parsed.problem;
    setProblem(bad);
    // What cannot be read stays as it was typed, so that it can be put right.
    if (bad === null) setDraft(null);
  };

  return (
    <Field {...{ label, hint, error, required, optional, disabled, labelHidden, className }}>
      <div
        className={css.box}
        data-invalid={error ? '' : undefined}
        data-disabled={disabled ? '' : undefined}
        data-readonly={readOnly ? '' : undefined}
      >
        {signLeads(locale) ? <span className={css.lead}>{sign}</span> : null}
        <Base.Control
          inputMode="decimal"
          autoComplete="off"
          value={draft ?? shown}
          placeholder={placeholder}
          readOnly={readOnly}
          aria-required={required || undefined}
          onFocus={enter}
          onBlur={leave}
          onValueChange={type}
          className={cx(css.input, css.figure)}
        />
        <span className={css.trail}>
          {signLeads(locale) ? null : sign} {unit}
        </span>
      </div>
    </Field>
  );
}

function sentenceFor(problem: AmountProblem, currency: string, words: Words): string {
  const sentence = words.money.problem[problem];
  return typeof sentence === 'string' ? sentence : sentence(currency, decimalsOf(currency));
}
