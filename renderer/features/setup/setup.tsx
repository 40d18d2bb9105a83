import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../words/use-words.ts';
import { EditClient } from '../clients/edit-client.tsx';
import type { ClientScreenProps } from '../shell/screens.tsx';
import shell from '../shell/shell.module.css';
import { AssetsTab } from './assets-tab.tsx';
import { ChecklistTab } from './checklist-tab.tsx';
import { GoalsTab } from './goals-tab.tsx';
import { MembersTab } from './members-tab.tsx';
import css from './setup.module.css';

const setupTabs = ['checklist', 'assets', 'goals', 'members'] as const;
type SetupTab = (typeof setupTabs)[number];

/** Everything that must be known and done before a client's numbers mean something. */
export function Setup({ client, signedIn, item }: ClientScreenProps) {
  const words = useWords();
  const [tab, setTab] = useState<SetupTab>(setupTabs.find((one) => one === item) ?? setupTabs[0]);
  const [editing, setEditing] = useState(false);
  const { isSuperAdmin } = signedIn.person;
  const titles = {
    checklist: words.setup.checklist,
    assets: words.setup.assets,
    goals: words.goals.title,
    members: words.setup.members,
  };
  return (
    <>
      <PageHeader
        title={words.setup.title}
        note={client.name}
        colour={client.colour}
        actions={
          <Button icon={Pencil} onClick={() => setEditing(true)}>
            {words.clients.editTitle}
          </Button>
        }
      />
      <div className={shell.content}>
        <Tabs
          label={words.setup.title}
          flush
          value={tab}
          onChange={setTab}
          tabs={setupTabs.map((value) => ({ value, label: titles[value] }))}
        >
          <div className={css.page}>
            {tab === 'checklist' ? <ChecklistTab client={client} isSuperAdmin={isSuperAdmin} /> : null}
            {tab === 'assets' ? <AssetsTab client={client} /> : null}
            {tab === 'goals' ? <GoalsTab client={client} /> : null}
            {tab === 'members' ? <MembersTab client={client} isSuperAdmin={isSuperAdmin} /> : null}
          </div>
        </Tabs>
      </div>
      {editing ? (
        <EditClient client={client} isSuperAdmin={isSuperAdmin} onClose={() => setEditing(false)} />
      ) : null}
    </>
  );
}
