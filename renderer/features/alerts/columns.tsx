import { alertSentence } from '../../../shared/model/alert-words.ts';
import type { Incident } from '../../../shared/model/alert.ts';
import type { Client } from '../../../shared/model/client.ts';
import { Dot } from '../../ui/badge.tsx';
import { ClientMark } from '../../ui/client-mark.tsx';
import type { Column } from '../../ui/table-model.ts';
import { TwoLines } from '../../ui/two-lines.tsx';
import type { Words } from '../../words/en.ts';
import type { Language } from '../../words/language.ts';
import type { Formats } from '../../words/use-formats.ts';
import css from './alerts.module.css';

interface Ask {
  readonly words: Words;
  readonly formats: Formats;
  readonly language: Language;
  readonly clients: readonly Client[];
}

export function alertColumns(ask: Ask): readonly Column<Incident>[] {
  const { words, language, clients } = ask;
  const byId = new Map<string, Client>(clients.map((client) => [client.id, client]));
  const clientName = ({ clientId }: Incident) => byId.get(clientId)?.name ?? '';
  const sentence = ({ rule, facts }: Incident) => alertSentence(rule, facts, language);
  return [
    {
      id: 'client',
      title: words.alerts.client,
      width: 196,
      fixed: true,
      text: clientName,
      sort: clientName,
      cell: (row) => (
        <span className={css.who}>
          <ClientMark name={clientName(row)} colour={byId.get(row.clientId)?.colour ?? '#5b6470'} />
          <b className={css.name} dir="auto">
            {clientName(row)}
          </b>
        </span>
      ),
    },
    {
      id: 'what',
      title: words.alerts.what,
      width: 236,
      grow: 1,
      text: sentence,
      sort: sentence,
      cell: (row) => (
        <span className={css.what} title={sentence(row)}>
          <Dot tone={row.severity === 'critical' ? 'bad' : 'warn'} /> {sentence(row)}
        </span>
      ),
    },
    ...stateColumns(ask),
  ];
}

function stateColumns({ words, formats }: Ask): readonly Column<Incident>[] {
  return [
    {
      id: 'severity',
      title: words.alerts.severityTitle,
      width: 84,
      text: (row) => words.alerts.severity[row.severity],
      sort: (row) => row.severity,
      cell: (row) => words.alerts.severity[row.severity],
    },
    {
      id: 'since',
      title: words.alerts.since,
      width: 146,
      text: (row) => formats.dateTime(row.openedAt),
      csv: (row) => row.openedAt,
      sort: (row) => row.openedAt,
      cell: (row) => formats.dateTime(row.openedAt),
    },
    {
      id: 'state',
      title: words.alerts.state,
      width: 136,
      text: (row) => words.alerts.states[row.state],
      sort: (row) => row.state,
      cell: (row) => (
        <TwoLines below={stateNote(row, words, formats)}>{words.alerts.states[row.state]}</TwoLines>
      ),
    },
  ];
}

function stateNote(row: Incident, words: Words, formats: Formats): string | null {
  if (row.resolvedAt !== null) return formats.dateTime(row.resolvedAt);
  if (row.snoozedUntil !== null) return words.alerts.snoozedUntil(formats.dateTime(row.snoozedUntil));
  return row.handledBy;
}
