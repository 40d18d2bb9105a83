import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Person } from '../../../shared/model/person.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { useWords } from '../../words/use-words.ts';
import { TableMenu } from '../figures/table-menu.tsx';
import { AddPerson } from './add-person.tsx';
import { type Handover, OneTime } from './one-time.tsx';
import { PersonDrawer } from './person-drawer.tsx';

export function People({ ownId }: { readonly ownId: string }) {
  const words = useWords();
  const people = useQuery(queries.people());
  const columns = useColumns(ownId);
  const [view, setView] = useState(plainView);
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const [handover, setHandover] = useState<Handover | null>(null);
  const open = people.data?.find((person) => person.id === openId);
  return (
    <>
      <PageHeader
        title={words.people.title}
        note={people.data ? words.people.count(people.data.length) : undefined}
        actions={
          <>
            <TableMenu
              clientId={null}
              name={words.people.title}
              columns={columns}
              rows={people.data ?? []}
              view={view}
            />
            <Button look="primary" icon={UserPlus} onClick={() => setAdding(true)}>
              {words.people.add}
            </Button>
          </>
        }
      />
      {people.error ? <Banner tone="bad">{sentenceOf(people.error)}</Banner> : null}
      {people.isPending ? <SkeletonRows /> : null}
      {people.data ? (
        <DataTable
          label={words.people.title}
          columns={columns}
          rows={people.data}
          idOf={(person) => person.id}
          view={view}
          onViewChange={setView}
          onOpen={(person) => setOpenId(person.id)}
          selected={openId}
        />
      ) : null}
      {adding ? <AddPerson onClose={() => setAdding(false)} onAdded={setHandover} /> : null}
      {open ? (
        <PersonDrawer
          key={open.id}
          person={open}
          isSelf={open.id === ownId}
          onClose={() => setOpenId(null)}
          onHandover={setHandover}
        />
      ) : null}
      {handover ? <OneTime handover={handover} onNoted={() => setHandover(null)} /> : null}
    </>
  );
}

function useColumns(ownId: string): readonly Column<Person>[] {
  const words = useWords();
  return useMemo(() => {
    const clients = (person: Person) => {
      if (person.isSuperAdmin) return words.people.everyClient;
      return person.clients.map((client) => client.name).join(', ') || words.people.noClients;
    };
    const role = (person: Person) => {
      if (person.isSuperAdmin) return words.people.superAdmin;
      const isAdmin = person.clients.some((client) => client.role === 'client_admin');
      return isAdmin ? words.people.clientAdmin : words.people.clientUser;
    };
    const name = (person: Person) =>
      person.id === ownId ? `${person.name} (${words.people.you})` : person.name;
    return [
      {
        id: 'name',
        title: words.people.name,
        width: 150,
        grow: 2,
        fixed: true,
        cell: name,
        text: name,
        sort: (p) => p.name,
      },
      {
        id: 'email',
        title: words.people.email,
        width: 180,
        grow: 2,
        cell: (p) => p.email,
        text: (p) => p.email,
        sort: (p) => p.email,
      },
      { id: 'role', title: words.people.role, width: 110, cell: role, text: role, sort: role },
      { id: 'clients', title: words.people.clientsColumn, width: 180, grow: 2, cell: clients, text: clients },
      {
        id: 'state',
        title: words.people.state,
        width: 170,
        cell: (p) => <Badge tone={toneOf[standing(p)]}>{words.people[standing(p)]}</Badge>,
        text: (p) => words.people[standing(p)],
        sort: standing,
      },
    ];
  }, [words, ownId]);
}

const toneOf = { deactivated: 'neutral', waiting: 'warn', active: 'good' } as const;

function standing({ state, credential }: Person): keyof typeof toneOf {
  if (state === 'deactivated') return 'deactivated';
  return credential?.ownSince === null ? 'waiting' : 'active';
}
