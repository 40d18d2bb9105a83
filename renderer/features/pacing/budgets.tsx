import { type ReactNode, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageBody } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import type { Words } from '../../words/en.ts';
import { useWords } from '../../words/use-words.ts';
import { LedgerTab } from '../budgets/ledger-tab.tsx';
import { ProposalsTab } from '../budgets/proposals-tab.tsx';
import { PlanTab } from './plan-tab.tsx';

export interface BudgetTabProps {
  readonly client: Client;
  readonly signedIn: SignedIn;
  /** What a link or another screen named: a month, a proposal. */
  readonly item: string | undefined;
}

interface BudgetTab {
  readonly name: string;
  readonly label: (words: Words) => string;
  readonly show: (props: BudgetTabProps) => ReactNode;
}

/** The tabs of a client's budgets: a new one is one line here. */
const budgetTabs: readonly BudgetTab[] = [
  { name: 'plan', label: (words) => words.pacing.tab, show: (props) => <PlanTab {...props} /> },
  {
    name: 'proposals',
    label: (words) => words.budgets.proposals,
    show: ({ client }) => <ProposalsTab client={client} />,
  },
  {
    name: 'ledger',
    label: (words) => words.budgets.ledger,
    show: ({ client }) => <LedgerTab client={client} />,
  },
];

export function Budgets(props: BudgetTabProps) {
  const words = useWords();
  const [name, setName] = useState(budgetTabs[0]?.name ?? '');
  const tab = budgetTabs.find((one) => one.name === name);
  return (
    <>
      <PageHeader title={words.pacing.title} note={props.client.name} colour={props.client.colour} />
      <PageBody>
        <Tabs
          label={words.pacing.tabs}
          value={name}
          onChange={setName}
          flush
          tabs={budgetTabs.map((one) => ({ value: one.name, label: one.label(words) }))}
        >
          {tab?.show(props)}
        </Tabs>
      </PageBody>
    </>
  );
}
