import { Shield } from 'lucide-react';
import { useState } from 'react';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Words } from '../../words/en.ts';
import { eventWords } from '../../words/event-words.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './audit.module.css';

interface RowsProps {
  readonly rows: readonly AuditEntry[] | undefined;
  readonly isFiltered: boolean;
  readonly onMore: (() => void) | null;
}

const toneOf = { done: 'neutral', refused: 'warn', failed: 'bad' } as const;

export function Rows({ rows, isFiltered, onMore }: RowsProps) {
  const words = useWords();
  const [open, setOpen] = useState<AuditEntry | null>(null);
  if (!rows) return <SkeletonRows />;
  if (rows.length === 0) {
    return <EmptyState icon={Shield} title={isFiltered ? words.audit.noneFound : words.audit.nothing} />;
  }
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.audit.when}</th>
            <th scope="col">{words.audit.who}</th>
            <th scope="col">{words.audit.what}</th>
            <th scope="col">{words.audit.subject}</th>
            <th scope="col">{words.audit.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.chain}:${row.seq}`} row={row} onOpen={() => setOpen(row)} />
          ))}
        </tbody>
      </table>
      {onMore ? (
        <div className={css.more}>
          <Button look="quiet" onClick={onMore}>
            {words.audit.more}
          </Button>
        </div>
      ) : null}
      {open ? <Detail row={open} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

function Row({ row, onOpen }: { readonly row: AuditEntry; readonly onOpen: () => void }) {
  const words = useWords();
  const formats = useFormats();
  return (
    <tr>
      <td className={css.when}>{formats.dateTime(row.at)}</td>
      <td>{row.actor}</td>
      <td>
        <button type="button" className={css.open} onClick={onOpen}>
          {eventWords(words, row.what)}
        </button>
      </td>
      <td className={css.subject}>{aboutOf(row, words, formats)}</td>
      <td>
        <Badge tone={toneOf[row.outcome]}>{words.audit[row.outcome]}</Badge>
      </td>
    </tr>
  );
}

/** Rows of a client name things by their id, which outlives the client; while the details are kept, by their name. */
function aboutOf({ subject, detail }: AuditEntry, words: Words, formats: Formats): string {
  const steps: Readonly<Record<string, string>> = words.setup.step;
  if (Object.hasOwn(steps, subject)) return steps[subject] ?? subject;
  if (/^\d{4}-\d{2}$/.test(subject)) return formats.day(`${subject}-01`, 'month');
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return subject;
  return typeof detail['name'] === 'string' && detail['name'] !== '' ? detail['name'] : subject;
}

function Detail({ row, onClose }: { readonly row: AuditEntry; readonly onClose: () => void }) {
  const words = useWords();
  const formats = useFormats();
  const facts = [
    { term: words.audit.when, value: formats.dateTime(row.at) },
    { term: words.audit.who, value: row.actor },
    { term: words.audit.what, value: <code>{row.what}</code> },
    { term: words.audit.subject, value: row.subject },
    { term: words.audit.outcome, value: words.audit[row.outcome] },
    ...(row.traceId === null ? [] : [{ term: words.audit.trace, value: row.traceId }]),
    { term: words.audit.hash, value: <span className={css.hash}>{row.hash}</span> },
  ];
  return (
    <Drawer open onClose={onClose} title={eventWords(words, row.what)} subtitle={words.audit.row(row.seq)}>
      <Facts facts={facts} />
      <h3 className={css.heading}>{words.audit.details}</h3>
      {row.details === 'kept' ? (
        <pre className={css.detail}>{JSON.stringify(row.detail, null, 2)}</pre>
      ) : null}
      {row.details === 'none' ? <p>{words.audit.noDetails}</p> : null}
      {row.details === 'erased' ? <p>{words.audit.erasedDetails}</p> : null}
    </Drawer>
  );
}
