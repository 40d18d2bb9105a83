import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { Proposal } from '../../../shared/model/proposal.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { differenceText, fromTo, shareText } from '../approvals/amounts.ts';
import { TableMenu } from '../figures/table-menu.tsx';
import { useScreen } from '../shell/screen-store.ts';
import { ChooseObject } from './choose-object.tsx';
import { DraftsCard } from './drafts-card.tsx';
import { useMayPropose } from './may.ts';
import { ProposeDrawer, type ProposeTarget } from './propose-drawer.tsx';
import { SeveralDrawer } from './several-drawer.tsx';
import { TableCard } from './table-card.tsx';
import { WriteDraft } from './write-draft.tsx';

/** Which dialog or drawer is open: choosing a budget, several at once, or the one that was chosen. */
type Open = 'choose' | 'several' | 'draft' | ProposeTarget;

/** What was proposed for this client, and the way to propose more. */
export function ProposalsTab({ client }: { readonly client: Client }) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  const proposals = useQuery(queries.proposals(client.id));
  const columns = useColumns();
  const [view, setView] = useState(plainView);
  const [open, setOpen] = useState<Open | null>(null);
  const mayPropose = useMayPropose(client.id);
  const propose = mayPropose ? <ProposeButtons onOpen={setOpen} /> : null;
  const isEmpty = proposals.data?.length === 0;
  return (
    <>
      {isEmpty ? null : (
        <Toolbar
          flush
          right={
            <>
              {propose}
              <TableMenu
                clientId={client.id}
                name={`${client.name} ${words.budgets.proposals}`}
                columns={columns}
                rows={proposals.data ?? []}
                view={view}
              />
            </>
          }
        >
          {null}
        </Toolbar>
      )}
      <DraftsCard clientId={client.id} mayPropose={mayPropose} />
      {proposals.error ? <Banner tone="bad">{sentenceOf(proposals.error)}</Banner> : null}
      {proposals.isPending ? <SkeletonRows /> : null}
      {isEmpty ? (
        <EmptyState title={words.budgets.nothing} actions={propose}>
          {words.budgets.nothingHint}
        </EmptyState>
      ) : null}
      {proposals.data && !isEmpty ? (
        <TableCard rows={proposals.data.length}>
          <DataTable
            label={words.budgets.proposals}
            columns={columns}
            rows={proposals.data}
            idOf={(one) => one.id}
            view={view}
            onViewChange={setView}
            onOpen={(one) => go({ at: 'approvals', item: one.id })}
            inCard
          />
        </TableCard>
      ) : null}
      {open === null ? null : <Proposing clientId={client.id} open={open} onOpen={setOpen} />}
    </>
  );
}

interface ProposingProps {
  readonly clientId: string;
  readonly open: Open;
  readonly onOpen: (open: Open | null) => void;
}

function Proposing({ clientId, open, onOpen }: ProposingProps) {
  const onClose = () => onOpen(null);
  if (open === 'several') return <SeveralDrawer clientId={clientId} needed={null} onClose={onClose} />;
  if (open === 'draft') return <WriteDraft clientId={clientId} onClose={onClose} />;
  if (open === 'choose') return <ChooseObject clientId={clientId} onClose={onClose} onChosen={onOpen} />;
  return <ProposeDrawer key={open.objectId} clientId={clientId} target={open} onClose={onClose} />;
}

/** What a proposal needs of Meta cannot be had without a network: then it is a draft. */
function ProposeButtons({ onOpen }: { readonly onOpen: (open: Open) => void }) {
  const words = useWords();
  const connection = useQuery(queries.connection());
  if ((connection.data?.offlineSince ?? null) !== null) {
    return (
      <Button look="primary" icon={Plus} onClick={() => onOpen('draft')}>
        {words.drafts.write}
      </Button>
    );
  }
  return (
    <>
      <Button onClick={() => onOpen('several')}>{words.budgets.several}</Button>
      <Button look="primary" icon={Plus} onClick={() => onOpen('choose')}>
        {words.budgets.propose}
      </Button>
    </>
  );
}

function useColumns(): readonly Column<Proposal>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const difference = (one: Proposal) => `${differenceText(one, formats)} ${shareText(one, formats)}`;
    return [
      {
        id: 'object',
        title: words.budgets.object,
        width: 240,
        grow: 2,
        fixed: true,
        cell: (one) => one.objectName,
        text: (one) => one.objectName,
        sort: (one) => one.objectName,
      },
      {
        id: 'amount',
        title: words.budgets.fromTo,
        width: 200,
        cell: (one) => fromTo(one, formats),
        text: (one) => fromTo(one, formats),
      },
      { id: 'change', title: words.budgets.difference, width: 160, cell: difference, text: difference },
      {
        id: 'state',
        title: words.budgets.state,
        width: 150,
        cell: (one) => (
          <Badge tone={one.state === 'waiting' ? 'info' : 'neutral'}>
            {words.approvals.states[one.state]}
          </Badge>
        ),
        text: (one) => words.approvals.states[one.state],
        sort: (one) => one.state,
      },
      {
        id: 'who',
        title: words.budgets.who,
        width: 150,
        cell: (one) => one.proposer,
        text: (one) => one.proposer,
        sort: (one) => one.proposer,
      },
      {
        id: 'when',
        title: words.budgets.when,
        width: 160,
        cell: (one) => formats.dateTime(one.proposedAt),
        text: (one) => formats.dateTime(one.proposedAt),
        sort: (one) => one.proposedAt,
      },
    ];
  }, [words, formats]);
}
