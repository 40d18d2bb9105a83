import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Column } from '../../ui/table-model.ts';
import { showToast } from '../../ui/toast.tsx';
import { eventWords } from '../../words/event-words.ts';
import { currentWords } from '../../words/use-words.ts';
import { takeTable } from '../figures/take.ts';
import { type Ask, askOf, type Filter } from './ask.ts';

interface Source {
  readonly clientId: string | null;
  readonly read: (ask: Ask) => Promise<AuditEntry[]>;
}

/** The most that one table takes, and what one call answers with. */
const most = 20_000;
const pageSize = 200;

/** Every row that fits the filter, on screen or not, as CSV. */
export async function takeRows({ clientId, read }: Source, filter: Filter, of: string): Promise<void> {
  const { audit, desk } = currentWords();
  const rows: AuditEntry[] = [];
  for (;;) {
    const page = await read(askOf(filter, pageSize, rows.at(-1)?.seq));
    rows.push(...page);
    if (rows.length > most) {
      showToast({ tone: 'bad', title: audit.tooMany });
      return;
    }
    if (page.length < pageSize) break;
  }
  await takeTable(clientId, `${desk.audit} ${of}`, columns(), rows);
}

function columns(): readonly Column<AuditEntry>[] {
  const words = currentWords();
  const { audit } = words;
  const column = (id: string, title: string, text: (row: AuditEntry) => string) => ({
    id,
    title,
    text,
    cell: text,
    width: 0,
  });
  return [
    { ...column('seq', audit.number, ({ seq }) => `${seq}`), csv: ({ seq }) => seq },
    column('at', audit.when, ({ at }) => at),
    column('actor', audit.who, ({ actor }) => actor),
    column('what', audit.what, ({ what }) => eventWords(words, what)),
    column('code', audit.code, ({ what }) => what),
    column('subject', audit.subject, ({ subject }) => subject),
    column('outcome', audit.outcome, ({ outcome }) => audit[outcome]),
    column('trace', audit.trace, ({ traceId }) => traceId ?? ''),
    column('detail', audit.details, ({ detail }) => (detail === null ? '' : JSON.stringify(detail))),
  ];
}
