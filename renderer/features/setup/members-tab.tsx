import { useMutation, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { AppError } from '../../../shared/failure.ts';
import type { ClientRole } from '../../../shared/model/access.ts';
import type { Client } from '../../../shared/model/client.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import type { Member } from '../../../shared/model/person.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './setup.module.css';

export interface MembersProps {
  readonly client: Client;
  readonly isSuperAdmin: boolean;
}

/** Who works with this client. Roles are given by super admins; whoever manages the client sees them. */
export function MembersTab({ client, isSuperAdmin }: MembersProps) {
  const words = useWords();
  const members = useQuery(queries.members(client.id));
  const [leaving, setLeaving] = useState<Member | null>(null);
  const clientId = client.id;
  const set = useMutation({
    mutationFn: (ask: { personId: PersonId; role: ClientRole }) => api.members.set({ ...ask, clientId }),
  });
  const remove = useMutation({
    mutationFn: (personId: PersonId) => api.members.remove({ personId, clientId }),
    onSuccess: () => setLeaving(null),
  });
  // Whoever may not see who else works here is told so, not refused.
  const isClosed = members.error instanceof AppError && members.error.code === 'not_allowed';
  const problem = (isClosed ? null : members.error) ?? set.error ?? remove.error;
  return (
    <Card title={words.setup.members}>
      <div className={css.fields}>
        <p className={css.note}>{words.setup.membersNote}</p>
        {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
        {members.isPending ? <SkeletonLines lines={3} /> : null}
        {members.data?.length === 0 ? <p className={css.note}>{words.setup.noMembers}</p> : null}
        <Rows
          members={members.data ?? []}
          isSuperAdmin={isSuperAdmin}
          onRole={(personId, role) => set.mutate({ personId, role })}
          onRemove={setLeaving}
        />
        {isSuperAdmin ? (
          <AddMember
            known={members.data ?? []}
            onAdd={(personId) => set.mutate({ personId, role: 'client_user' })}
          />
        ) : (
          <p className={css.note}>{isClosed ? words.setup.membersClosed : words.setup.askSuperAdmin}</p>
        )}
      </div>
      <Confirm
        open={leaving !== null}
        tone="danger"
        title={words.setup.removeTitle(leaving?.name ?? '')}
        points={[words.setup.removeBody]}
        confirm={words.setup.removeAction}
        busy={remove.isPending}
        onConfirm={() => (leaving === null ? undefined : remove.mutate(leaving.personId))}
        onCancel={() => setLeaving(null)}
      />
    </Card>
  );
}

interface RowsProps {
  readonly members: readonly Member[];
  readonly isSuperAdmin: boolean;
  readonly onRole: (personId: PersonId, role: ClientRole) => void;
  readonly onRemove: (member: Member) => void;
}

function Rows({ members, isSuperAdmin, onRole, onRemove }: RowsProps) {
  const words = useWords();
  const formats = useFormats();
  const titles = { client_admin: words.people.clientAdmin, client_user: words.people.clientUser };
  const since = (member: Member) => words.setup.since(formats.dateTime(member.since));
  if (!isSuperAdmin)
    return (
      <List label={words.setup.members} flush>
        {members.map((member) => (
          <ListItem key={member.personId} note={since(member)} after={titles[member.role]}>
            {member.name}
          </ListItem>
        ))}
      </List>
    );
  return members.map((member) => (
    <div key={member.personId} className={css.member}>
      <span className={css.wrap} title={since(member)}>
        {member.name}
      </span>
      <Select
        label={member.name}
        labelHidden
        value={member.role}
        onChange={(role) => onRole(member.personId, role)}
        choices={(['client_admin', 'client_user'] as const).map((value) => ({ value, label: titles[value] }))}
      />
      <IconButton
        icon={X}
        size="small"
        label={words.setup.removeMember(member.name)}
        onClick={() => onRemove(member)}
      />
    </div>
  ));
}

interface AddMemberProps {
  readonly known: readonly Member[];
  readonly onAdd: (personId: PersonId) => void;
}

function AddMember({ known, onAdd }: AddMemberProps) {
  const words = useWords();
  const people = useQuery(queries.people());
  const taken = new Set<string>(known.map((member) => member.personId));
  const others = (people.data ?? []).filter(
    (person) => person.state === 'active' && !person.isSuperAdmin && !taken.has(person.id),
  );
  return (
    <Combobox
      label={words.setup.addMember}
      value={null}
      onChange={(id) => {
        const found = others.find((person) => person.id === id);
        if (found) onAdd(found.id);
      }}
      choices={others.map((person) => ({ value: person.id as string, label: person.name }))}
    />
  );
}
