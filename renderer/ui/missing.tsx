import { useWords } from '../words/use-words.ts';
import css from './missing.module.css';

/** What is not known is said to be not known, with its reason; it is never shown as zero. */
export function Missing({ reason }: { readonly reason?: string | undefined }) {
  const words = useWords();
  const why = reason ?? words.ui.noDataReason;
  return (
    <span className={css.missing} title={why}>
      <span aria-hidden="true">{words.ui.noData}</span>
      <span className="said">{why}</span>
    </span>
  );
}
