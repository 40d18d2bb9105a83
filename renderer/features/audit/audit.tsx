import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Download, Search, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { AuditEntry, AuditVerdict, TrailState } from '../../../shared/model/audit.ts';
import type { Client } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeader, Toolbar } from '../../ui/page-header.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './audit.module.css';
import { Rows } from './rows.tsx';

const pageSize = 100;

interface Ask {
  readonly what?: string;
  readonly text?: string;
  readonly before?: number;
  readonly limit: number;
}
interface Finding {
  readonly ok: boolean;
  readonly sentence: string;
}
/** One chain: how it is read, verified and saved. The workspace's and a client's differ only in the calls. */
interface Trail {
  readonly key: readonly string[];
  readonly read: (ask: Ask) => Promise<AuditEntry[]>;
  readonly verify: () => Promise<AuditVerdict | TrailState>;
  readonly save: () => Promise<{ savedAs: string | null; rows: number }>;
}

export function WorkspaceAudit() {
  const words = useWords();
  const trail = {
    key: ['audit', 'workspace'],
    read: api.audit.workspace,
    verify: () => api.audit.verifyAll({}),
    save: () => api.audit.exportWorkspace({}),
  };
  return <Screen trail={trail} note={words.desk.workspace} />;
}

export function ClientAudit({ client }: { readonly client: Client }) {
  const clientId = client.id;
  const trail = {
    key: ['client', clientId, 'audit'],
    read: (ask: Ask) => api.audit.client({ clientId, ...ask }),
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
  const [noun, setNoun] = useState<string>('all');
  const [text, setText] = useState('');
  const rows = useInfiniteQuery({
    queryKey: [...trail.key, noun, text],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      trail.read({
        limit: pageSize,
        ...(noun === 'all' ? {} : { what: noun }),
        ...(text === '' ? {} : { text }),
        ...(pageParam === undefined ? {} : { before: pageParam }),
      }),
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.seq),
    gcTime: 0,
    staleTime: 0,
  });
  const nouns = Object.entries(words.audit.nouns).map(([value, label]) => ({ value, label }));
  return (
    <>
      <PageHeader title={words.desk.audit} note={note} colour={colour} actions={<Actions trail={trail} />} />
      <Toolbar>
        <TextField
          label={words.audit.search}
          labelHidden
          placeholder={words.audit.search}
          icon={Search}
          type="search"
          value={text}
          onChange={setText}
        />
        <Select
          label={words.audit.what}
          labelHidden
          quiet
          value={noun}
          onChange={setNoun}
          choices={[{ value: 'all', label: words.audit.all }, ...nouns]}
        />
      </Toolbar>
      {rows.error ? <Banner tone="bad">{sentenceOf(rows.error)}</Banner> : null}
      <Rows
        rows={rows.data?.pages.flat()}
        isFiltered={noun !== 'all' || text !== ''}
        onMore={rows.hasNextPage ? () => void rows.fetchNextPage() : null}
      />
    </>
  );
}

function Actions({ trail }: { readonly trail: Trail }) {
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
  return (
    <div className={css.actions}>
      <Button icon={ShieldCheck} loading={verify.isPending} onClick={() => verify.mutate()}>
        {words.audit.verify}
      </Button>
      <Button icon={Download} loading={save.isPending} onClick={() => save.mutate()}>
        {words.audit.exportAction}
      </Button>
    </div>
  );
}
