import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApprovalRow } from '../../../shared/model/approval.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Split } from '../../ui/split.tsx';
import { useWords } from '../../words/use-words.ts';
import { ProposeFromFileButton } from '../budgets/from-file/drawer.tsx';
import { Detail } from './detail.tsx';
import { OpenHandoverButton } from './open-handover.tsx';
import { QueueItem } from './queue-item.tsx';
import { type View, viewOf, viewed } from './views.ts';

/** Everything that waits for this person, at every client, each with all that it takes to decide. */
export function Approvals({ item }: { readonly item: string | undefined }) {
  const words = useWords();
  const queue = useQuery(queries.approvals());
  const rows = queue.data ?? [];
  const named = rows.find(({ proposal }) => proposal.id === item);
  const [view, setView] = useState<View | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const shownView = view ?? (named ? viewOf(named) : 'me');
  const list = viewed(rows, shownView);
  const open = list.find(({ proposal }) => proposal.id === (chosen ?? item)) ?? list[0];
  const count = (which: View) => viewed(rows, which).length;
  return (
    <>
      <PageHeader
        title={words.approvals.title}
        note={queue.data ? words.approvals.note(count('me')) : undefined}
        actions={
          <>
            <ProposeFromFileButton />
            <OpenHandoverButton />
            <Segmented<View>
              label={words.approvals.which}
              value={shownView}
              onChange={setView}
              segments={[
                { value: 'me', label: words.approvals.forMe, count: count('me') },
                { value: 'mine', label: words.approvals.mine, count: count('mine') },
                { value: 'done', label: words.approvals.done },
              ]}
            />
          </>
        }
      />
      {queue.error ? <Banner tone="bad">{sentenceOf(queue.error)}</Banner> : null}
      {queue.isPending ? <SkeletonRows /> : null}
      {queue.data && !open ? <Nothing view={shownView} /> : null}
      {open ? (
        <Split
          label={words.approvals.waiting}
          list={list.map((row) => (
            <QueueItem
              key={row.proposal.id}
              row={row}
              current={row === open}
              onPress={() => setChosen(row.proposal.id)}
            />
          ))}
        >
          {/* Keyed: a passphrase that was typed for one proposal is never there for the next. */}
          <Detail key={open.proposal.id} row={open} />
        </Split>
      ) : null}
    </>
  );
}

function Nothing({ view }: { readonly view: View }) {
  const words = useWords();
  const said = {
    me: words.approvals.nothingForMe,
    mine: words.approvals.nothingMine,
    done: words.approvals.nothingDone,
  } satisfies Record<View, string>;
  return (
    <EmptyState title={said[view]}>{view === 'me' ? words.approvals.nothingForMeHint : null}</EmptyState>
  );
}

/** For the rail: how many wait for this person. */
export function useWaitingCount(): { readonly count: number; readonly hot: boolean } {
  const queue = useQuery(queries.approvals());
  const rows: readonly ApprovalRow[] = queue.data ?? [];
  const count = viewed(rows, 'me').length;
  return { count, hot: count > 0 };
}
