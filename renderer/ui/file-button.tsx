import { useRef } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import css from './file-button.module.css';

interface FileButtonProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  readonly label: string;
  /** As `accept` of HTML has it: a hint for the dialog, not a check. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A button that asks for one file. The field behind it stays out of the way of the keyboard. */
export function FileButton({ label, accept, onFile, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        className={css.input}
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Emptied, so that the same file can be chosen again.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
