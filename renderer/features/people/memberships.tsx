import { useMutation, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { ClientRole } from '../../../shared/model/access.ts';
import type { ClientId } from '../../../shared/model/ids.ts';
import type { Person } from '../../../shared/model/person.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './people.module.css';

/** At which clients a person works, and as what. */
export function Memberships({ person }: { readonly person: Person }) {
  const words = useWords();
  const clients = useQuery(queries.clients());
  const personId = person.id;
  const set = useMutation({
    mutationFn: (ask: { clientId: ClientId; role: ClientRole }) => api.members.set({ ...ask, personId }),
  });
  const remove = useMutation({
    mutationFn: (clientId: ClientId) => api.members.remove({ clientId, personId }),
  });
  const problem = set.error ?? remove.error;
  const own = new Set<string>(person.clients.map((client) => client.clientId));
  const others = (clients.data ?? []).filter((client) => !own.has(client.id));
  const roles = [
    { value: 'client_admin' as const, label: words.people.clientAdmin },
    { value: 'client_user' as const, label: words.people.clientUser },
  ];
  return (
    <>
      <h3 className={css.heading}>{words.people.memberships}</h3>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {person.clients.map(({ clientId, name, role }) => (
        <div key={clientId} className={css.member}>
          <span>{name}</span>
          <Select
            label={name}
            labelHidden
            value={role}
            onChange={(next) => set.mutate({ clientId, role: next })}
            choices={roles}
          />
          <IconButton
            icon={X}
            size="small"
            label={words.people.remove(name)}
            onClick={() => remove.mutate(clientId)}
          />
        </div>
      ))}
      <Combobox
        label={words.people.addMembership}
        value={null}
        onChange={(clientId) => {
          const found = others.find((client) => client.id === clientId);
          if (found) set.mutate({ clientId: found.id, role: 'client_user' });
        }}
        choices={others.map((client) => ({ value: client.id as string, label: client.name }))}
      />
    </>
  );
}
