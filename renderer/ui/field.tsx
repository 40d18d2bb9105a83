import { Field as Base } from '@base-ui/react/field';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { cx } from './cx.ts';
import css from './field.module.css';

/** What every field of a form can say around its control. */
export interface FieldTexts {
  readonly label: string;
  readonly hint?: ReactNode;
  /** One sentence: what is wrong and what to do. Its presence makes the field invalid. */
  readonly error?: string | null | undefined;
  readonly required?: boolean | undefined;
  readonly optional?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Keeps the label for screen readers only, as in a toolbar. */
  readonly labelHidden?: boolean | undefined;
}

interface FieldProps extends FieldTexts {
  /** Off when the control is a button (a select), which a native label would press on click. */
  readonly nativeLabel?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Field({ nativeLabel = true, className, children, ...texts }: FieldProps) {
  const { label, hint, error, required, optional, disabled = false, labelHidden } = texts;
  const words = useWords();
  return (
    <Base.Root invalid={Boolean(error)} disabled={disabled} className={cx(css.field, className)}>
      <Base.Label
        nativeLabel={nativeLabel}
        render={nativeLabel ? undefined : <div />}
        className={labelHidden ? 'said' : css.label}
      >
        {label}
        {required ? <span className={css.mark}>{words.ui.required}</span> : null}
        {optional ? <span className={css.mark}>{words.ui.optional}</span> : null}
      </Base.Label>
      {children}
      {error ? (
        <Base.Error match className={css.error}>
          <TriangleAlert size={13} strokeWidth={2} />
          <span>{error}</span>
        </Base.Error>
      ) : null}
      {hint ? <Base.Description className={css.hint}>{hint}</Base.Description> : null}
    </Base.Root>
  );
}
