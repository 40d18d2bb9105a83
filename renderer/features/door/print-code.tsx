import { Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './print-code.module.css';

/** Puts the code on paper: the sheet is on no screen, and nothing else of the window is on the sheet. */
export function PrintCode({ code }: { readonly code: string }) {
  const words = useWords();
  return (
    <>
      <Button icon={Printer} onClick={() => window.print()}>
        {words.door.print}
      </Button>
      {createPortal(
        <section className={css.sheet} data-testid="printed-code">
          <h1>{words.door.printedTitle}</h1>
          <p className={css.code}>{code}</p>
          <p>{words.door.printedBody}</p>
        </section>,
        document.body,
      )}
    </>
  );
}
