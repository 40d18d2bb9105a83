import { useMutation, useQuery } from '@tanstack/react-query';
import { FileDown, KeyRound, Plus, Shuffle } from 'lucide-react';
import { useState } from 'react';
import type { TokenCard } from '../../../shared/model/token.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageBody } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { AccessMap } from './access-map.tsx';
import { AddToken } from './add-token.tsx';
import { AppCard } from './app-card.tsx';
import { ContactsTab } from './contacts-tab.tsx';
import { MoveDialog, type MoveStart } from './move-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { isReached } from './tested-list.tsx';
import { TokenDrawer } from './token-drawer.tsx';
import { TokenNewsList } from './token-news.tsx';
import { TokenTable } from './token-table.tsx';
import css from './tokens.module.css';

type Tab = 'vault' | 'map' | 'contacts' | 'app';

export function Tokens() {
  const words = useWords();
  const tokens = useQuery(queries.tokens());
  const [tab, setTab] = useState<Tab>('vault');
  const [adding, setAdding] = useState(false);
  const [rotating, setRotating] = useState(false);
  const [moving, setMoving] = useState<MoveStart | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const all = tokens.data ?? [];
  const open = all.find(({ id }) => id === openId);
  return (
    <>
      <PageHeader
        title={words.tokens.title}
        note={tokens.data ? words.tokens.count(all.length) : undefined}
        actions={
          <HeaderActions
            tokens={all}
            onTested={() => setTab('map')}
            onAdd={() => setAdding(true)}
            onMove={() => setMoving({ clientId: null, to: 'shared' })}
          />
        }
      />
      <TokenNewsList onOpen={setOpenId} />
      {tokens.error ? <Banner tone="bad">{sentenceOf(tokens.error)}</Banner> : null}
      {tokens.isPending ? <SkeletonRows /> : null}
      {tokens.data ? (
        <Content
          tab={tab}
          onTab={setTab}
          tokens={all}
          openId={openId}
          onOpen={setOpenId}
          onAdd={() => setAdding(true)}
        />
      ) : null}
      {adding ? (
        <AddToken hasShared={all.some(({ slot }) => slot === 'shared')} onClose={() => setAdding(false)} />
      ) : null}
      {rotating ? <RotateDialog onClose={() => setRotating(false)} /> : null}
      {moving ? <MoveDialog start={moving} onClose={() => setMoving(null)} /> : null}
      {open ? (
        <TokenDrawer
          key={open.id}
          token={open}
          onClose={() => setOpenId(null)}
          onRotate={() => setRotating(true)}
          onMove={(clientId, to) => setMoving({ clientId, to })}
        />
      ) : null}
    </>
  );
}

interface ContentProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly tokens: readonly TokenCard[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onAdd: () => void;
}

function Content({ tab, onTab, tokens, openId, onOpen, onAdd }: ContentProps) {
  const words = useWords();
  if (tokens.length === 0)
    return (
      <EmptyState
        icon={KeyRound}
        title={words.tokens.none}
        actions={
          <Button look="primary" icon={Plus} onClick={onAdd}>
            {words.tokens.add}
          </Button>
        }
      >
        {words.tokens.noneBody}
      </EmptyState>
    );
  return (
    <div className={css.fill}>
      <Tabs<Tab>
        label={words.tokens.title}
        value={tab}
        onChange={onTab}
        tabs={(['vault', 'map', 'contacts', 'app'] as const).map((value) => ({
          value,
          label: words.tokens[value],
        }))}
      >
        {tab === 'vault' ? <TokenTable tokens={tokens} openId={openId} onOpen={onOpen} /> : null}
        {tab === 'map' ? <AccessMap tokens={tokens} /> : null}
        {tab === 'contacts' ? (
          <PageBody>
            <ContactsTab />
          </PageBody>
        ) : null}
        {tab === 'app' ? (
          <PageBody>
            <AppCard />
          </PageBody>
        ) : null}
      </Tabs>
    </div>
  );
}

interface HeaderActionsProps {
  readonly tokens: readonly TokenCard[];
  readonly onTested: () => void;
  readonly onAdd: () => void;
  readonly onMove: () => void;
}

function HeaderActions({ tokens, onTested, onAdd, onMove }: HeaderActionsProps) {
  const words = useWords();
  const failed = (error: unknown) =>
    showToast({ title: words.tokens.failed, body: sentenceOf(error), tone: 'bad' });
  const testAll = useMutation({
    mutationFn: () => api.tokens.testAll({}),
    onSuccess: (results) => {
      const fine = results.filter(isReached).length;
      showToast({ title: words.tokens.summary(fine, results.length - fine) });
      onTested();
    },
    onError: failed,
  });
  const save = useMutation({
    mutationFn: () => api.tokens.exportMap({}),
    onSuccess: ({ savedAs }) => (savedAs === null ? undefined : showToast({ title: words.tokens.saved })),
    onError: failed,
  });
  if (tokens.length === 0) return null;
  return (
    <>
      <Button look="quiet" icon={FileDown} onClick={() => save.mutate()}>
        {words.tokens.exportMap}
      </Button>
      {tokens.some(({ slot }) => slot === 'client') ? (
        <Button look="quiet" icon={Shuffle} onClick={onMove}>
          {words.tokens.move}
        </Button>
      ) : null}
      <Button onClick={() => testAll.mutate()} loading={testAll.isPending}>
        {words.tokens.testAll}
      </Button>
      <Button look="primary" icon={Plus} onClick={onAdd}>
        {words.tokens.add}
      </Button>
    </>
  );
}
