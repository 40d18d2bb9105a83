import { useState } from 'react';
import { PageHeader } from '../../ui/page-header.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../words/use-words.ts';
import type { ClientScreenProps } from '../shell/screens.tsx';
import shell from '../shell/shell.module.css';
import { GoalsTab } from './goals-tab.tsx';
import { MembersTab } from './members-tab.tsx';
import css from './setup.module.css';

const setupTabs = ['goals', 'members'] as const;
type SetupTab = (typeof setupTabs)[number];

/** Everything that must be known and done before a client's numbers mean something. */
export function Setup({ client, signedIn, item }: ClientScreenProps) {
  const words = useWords();
  const [tab, setTab] = useState<SetupTab>(setupTabs.find((one) => one === item) ?? setupTabs[0]);
  const { isSuperAdmin } = signedIn.person;
  const titles = { goals: words.goals.title, members: words.setup.members };
  return (
    <>
      <PageHeader title={words.setup.title} note={client.name} colour={client.colour} />
      <div className={shell.content}>
        <Tabs
          label={words.setup.title}
          value={tab}
          onChange={setTab}
          tabs={setupTabs.map((value) => ({ value, label: titles[value] }))}
        >
          <div className={css.page}>
            {tab === 'goals' ? <GoalsTab client={client} /> : null}
            {tab === 'members' ? <MembersTab client={client} isSuperAdmin={isSuperAdmin} /> : null}
          </div>
        </Tabs>
      </div>
    </>
  );
}
