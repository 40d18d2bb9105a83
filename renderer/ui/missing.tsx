import { useWords } from '../words/use-words.ts';
import css from './missing.module.css';

/** What is not known is said to be not known, with its reason; it is never shown as zero. One element, as tables have hundreds. */
export function Missing({ reason }: { readonly reason?: string | undefined }) {
  const words = useWords();
  const why = reason ?? words.ui.noDataReason;
  return (
    <span role="img" aria-label={why} className={css.missing} title={why}>
      {words.ui.noData}
    </span>
  );
}
