import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Download, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { AuditActor, AuditEntry, AuditVerdict, TrailState } from '../../../shared/model/audit.ts';
import type { Client } from '../../../shared/model/client.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './audit.module.css';
import { type Ask, askOf, everything } from './ask.ts';
import { Filters } from './filters.tsx';
import { Rows } from './rows.tsx';
import { takeRows } from './take-rows.ts';

const pageSize = 100;

interface Finding {
  readonly ok: boolean;
  readonly sentence: string;
}
/** One chain: how it is read, verified and saved. The workspace's and a client's differ only in the calls. */
interface Trail {
  readonly key: readonly string[];
  readonly clientId: ClientId | null;
  readonly read: (ask: Ask) => Promise<AuditEntry[]>;
  readonly actors: () => Promise<AuditActor[]>;
  readonly verify: () => Promise<AuditVerdict | TrailState>;
  readonly save: () => Promise<{ savedAs: string | null; rows: number }>;
}

export function WorkspaceAudit() {
  const words = useWords();
  const trail = {
    key: ['audit', 'workspace'],
    clientId: null,
    read: api.audit.workspace,
    actors: () => api.audit.actorsOfWorkspace({}),
    verify: () => api.audit.verifyAll({}),
    save: () => api.audit.exportWorkspace({}),
  };
  return <Screen trail={trail} note={words.desk.workspace} />;
}

export function ClientAudit({ client }: { readonly client: Client }) {
  const clientId = client.id;
  const trail = {
    key: ['client', clientId, 'audit'],
    clientId,
    read: (ask: Ask) => api.audit.client({ clientId, ...ask }),
    actors: () => api.audit.actorsOfClient({ clientId }),
    verify: () => api.audit.verifyClient({ clientId }),
    save: () => api.audit.exportClient({ clientId }),
  };
  return <Screen trail={trail} note={client.name} colour={client.colour} />;
}

interface ScreenProps {
  readonly trail: Trail;
  readonly note: string;
  readonly colour?: string;
}

function Screen({ trail, note, colour }: ScreenProps) {
  const words = useWords();
  const [filter, setFilter] = useState(everything);
  const fresh = { gcTime: 0, staleTime: 0 };
  const actors = useQuery({ queryKey: [...trail.key, 'actors'], queryFn: trail.actors, ...fresh });
  const rows = useInfiniteQuery({
    queryKey: [...trail.key, filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => trail.read(askOf(filter, pageSize, pageParam)),
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.seq),
    ...fresh,
  });
  return (
    <>
      <PageHeader
        title={words.desk.audit}
        note={note}
        colour={colour}
        actions={<Actions trail={trail} onRows={() => takeRows(trail, filter, note)} />}
      />
      <Filters value={filter} onChange={setFilter} actors={actors.data ?? []} />
      {rows.error ? <Banner tone="bad">{sentenceOf(rows.error)}</Banner> : null}
      <Rows
        rows={rows.data?.pages.flat()}
        isFiltered={filter !== everything}
        onMore={rows.hasNextPage ? () => void rows.fetchNextPage() : null}
      />
    </>
  );
}

interface ActionsProps {
  readonly trail: Trail;
  /** Saves what fits the filter; the whole trail alone can be verified. */
  readonly onRows: () => Promise<void>;
}

function Actions({ trail, onRows }: ActionsProps) {
  const words = useWords();
  const say = (found: Finding) =>
    showToast({
      tone: found.ok ? 'good' : 'bad',
      title: found.ok ? found.sentence : words.audit.broken,
      ...(found.ok ? {} : { body: found.sentence }),
    });
  const fail = (error: unknown) =>
    showToast({ tone: 'bad', title: words.desk.failed, body: sentenceOf(error) });
  const findingOf = (found: AuditVerdict | TrailState): Finding => {
    if ('faults' in found)
      return {
        ok: found.ok === true,
        sentence: found.ok ? words.audit.whole(found.rows) : found.faults.join(' '),
      };
    if (!found.firstBad) return { ok: true, sentence: words.audit.whole(found.rows) };
    return {
      ok: false,
      sentence: words.audit.brokenAt(found.firstBad.seq, found.firstBad.why.replaceAll('_', ' ')),
    };
  };
  const verify = useMutation({
    mutationFn: trail.verify,
    onSuccess: (found) => say(findingOf(found)),
    onError: fail,
  });
  const save = useMutation({
    mutationFn: trail.save,
    onSuccess: ({ savedAs, rows }) => {
      if (savedAs !== null) showToast({ title: words.audit.exported(rows), body: savedAs });
    },
    onError: fail,
  });
  const table = useMutation({ mutationFn: onRows, onError: fail });
  return (
    <div className={css.actions}>
      <Button icon={ShieldCheck} loading={verify.isPending} onClick={() => verify.mutate()}>
        {words.audit.verify}
      </Button>
      <Menu
        align="end"
        trigger={
          <Button icon={Download} loading={save.isPending || table.isPending}>
            {words.audit.exportAction}
          </Button>
        }
        entries={[
          { kind: 'action', label: words.audit.exportWhole, onPress: () => save.mutate() },
          { kind: 'action', label: words.audit.exportRows, onPress: () => table.mutate() },
        ]}
      />
    </div>
  );
}
