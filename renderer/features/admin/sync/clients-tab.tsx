import { useMutation } from '@tanstack/react-query';
import { RefreshCw, X } from 'lucide-react';
import { useMemo } from 'react';
import type { Client } from '../../../../shared/model/client.ts';
import type { ClientSync } from '../../../../shared/model/sync.ts';
import { api } from '../../../api.ts';
import { sentenceOf } from '../../../problem.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ClientMark } from '../../../ui/client-mark.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Missing } from '../../../ui/missing.tsx';
import type { Column } from '../../../ui/table-model.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { said } from './columns.tsx';
import { FoundTable } from './found-table.tsx';
import css from './sync.module.css';
import { countsWords, gapWords, stateTone, stateWords } from './words.ts';

export interface ClientLine extends ClientSync {
  readonly client: Client;
}

/** Who is fresh, who is not, and why: worst first as main has them, and by whatever column a person likes. */
export function ClientsTab({ lines }: { readonly lines: readonly ClientLine[] }) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  return (
    <FoundTable
      label={words.sync.clients}
      columns={useColumns()}
      rows={lines}
      idOf={(line) => line.clientId}
      clientOf={({ client }) => client.name}
      onOpen={(line) => go({ at: 'overview', clientId: line.clientId })}
    />
  );
}

function useColumns(): readonly Column<ClientLine>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const when = (instant: string | null) => (instant === null ? '' : formats.dateTime(instant));
    const missing = ({ gaps }: ClientLine) =>
      gaps.length === 0 ? words.sync.complete : gaps.map((gap) => gapWords(words, gap)).join('; ');
    const next = ({ notBefore, nextAt }: ClientLine) =>
      notBefore === null ? when(nextAt) : words.sync.pausedUntil(formats.time(notBefore));
    return [
      {
        ...said<ClientLine>('client', words.sync.client, 190, ({ client }) => client.name, {
          grow: 2,
          fixed: true,
        }),
        cell: ({ client }) => <Name client={client} />,
      },
      {
        ...said<ClientLine>('state', words.sync.state, 132, (line) => stateWords(words, line)),
        cell: (line) => <Badge tone={stateTone(line)}>{stateWords(words, line)}</Badge>,
      },
      {
        ...said<ClientLine>('asOf', words.sync.asOf, 150, ({ freshAt }) => when(freshAt)),
        cell: ({ freshAt }) => (freshAt === null ? <Missing reason={words.sync.never} /> : when(freshAt)),
        sort: ({ freshAt }) => freshAt,
      },
      said('next', words.sync.nextAt, 150, next, { sort: ({ nextAt }) => nextAt }),
      said('missing', words.sync.missing, 180, missing, { grow: 2, sort: ({ gaps }) => gaps.length }),
      said('brought', words.sync.brought, 200, (line) => countsWords(words, line.counts), { grow: 3 }),
      { id: 'act', title: '', width: 52, cell: (line) => <Act line={line} />, text: () => '' },
    ];
  }, [words, formats]);
}

function Name({ client }: { readonly client: Client }) {
  return (
    <span className={css.client}>
      <ClientMark name={client.name} colour={client.colour} size="small" />
      <span className={css.cut}>{client.name}</span>
    </span>
  );
}

function Act({ line }: { readonly line: ClientLine }) {
  const words = useWords();
  const { clientId, client } = line;
  const onError = (error: Error) => showToast({ title: client.name, body: sentenceOf(error), tone: 'bad' });
  const start = useMutation({ mutationFn: () => api.sync.start({ clientIds: [clientId] }), onError });
  const cancel = useMutation({ mutationFn: () => api.sync.cancel({ clientId }), onError });
  const isBusy = line.doing !== null || line.isQueued;
  return (
    // The press is the button's own: the row would open the client.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- it only keeps the press from the row
    <span onClick={(event) => event.stopPropagation()}>
      {isBusy ? (
        <IconButton
          icon={X}
          size="small"
          label={`${words.sync.cancel}: ${client.name}`}
          onClick={() => cancel.mutate()}
        />
      ) : (
        <IconButton
          icon={RefreshCw}
          size="small"
          label={`${words.sync.sync}: ${client.name}`}
          onClick={() => start.mutate()}
        />
      )}
    </span>
  );
}
