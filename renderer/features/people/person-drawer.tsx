import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '../../../shared/model/person.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { Memberships } from './memberships.tsx';
import type { Handover } from './one-time.tsx';
import css from './people.module.css';

export interface PersonDrawerProps {
  readonly person: Person;
  readonly isSelf: boolean;
  readonly onClose: () => void;
  readonly onHandover: (handover: Handover) => void;
}

export function PersonDrawer({ person, isSelf, onClose, onHandover }: PersonDrawerProps) {
  return (
    <Drawer open onClose={onClose} title={person.name} subtitle={person.email}>
      <Credential person={person} />
      {person.isSuperAdmin || person.state === 'deactivated' ? null : <Memberships person={person} />}
      {isSelf ? null : <Actions person={person} onHandover={onHandover} />}
    </Drawer>
  );
}

/** Where a passphrase comes from decides whose proposals its owner may approve, so it is always in sight. */
function Credential({ person }: { readonly person: Person }) {
  const words = useWords();
  const formats = useFormats();
  const { credential } = person;
  const how = credential ? words.people.origins[credential.how] : words.people.noKeys;
  const origin = credential?.by ? words.people.originBy(how, credential.by) : how;
  const own = credential?.ownSince
    ? words.people.ownSince(formats.dateTime(credential.ownSince))
    : words.people.notOwn;
  const facts = [
    {
      term: words.people.role,
      value: person.isSuperAdmin ? words.people.superAdmin : words.people.clientUser,
    },
    { term: words.people.state, value: words.people[person.state] },
    { term: words.people.credential, value: credential ? `${origin} · ${own}` : origin },
  ];
  return <Facts facts={person.isSuperAdmin ? facts : facts.slice(1)} />;
}

type Asking = 'reset' | 'deactivate' | null;

function Actions({ person, onHandover }: Omit<PersonDrawerProps, 'isSelf' | 'onClose'>) {
  const words = useWords();
  const [asking, setAsking] = useState<Asking>(null);
  const personId = person.id;
  const handOver = ({ oneTimePassphrase }: { oneTimePassphrase: string }) => {
    setAsking(null);
    onHandover({ name: person.name, passphrase: oneTimePassphrase });
  };
  const reset = useMutation({ mutationFn: () => api.people.reset({ personId }), onSuccess: handOver });
  const reactivate = useMutation({
    mutationFn: () => api.people.reactivate({ personId }),
    onSuccess: handOver,
  });
  const deactivate = useMutation({
    mutationFn: () => api.people.deactivate({ personId }),
    onSuccess: () => setAsking(null),
  });
  const problem = reset.error ?? reactivate.error ?? deactivate.error;
  return (
    <>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      <div className={css.actions}>
        {person.state === 'deactivated' ? (
          <Button loading={reactivate.isPending} onClick={() => reactivate.mutate()}>
            {words.people.reactivate}
          </Button>
        ) : (
          <>
            <Button onClick={() => setAsking('reset')}>{words.people.reset}</Button>
            <Button look="danger" onClick={() => setAsking('deactivate')}>
              {words.people.deactivate}
            </Button>
          </>
        )}
      </div>
      <Confirm
        open={asking === 'reset'}
        title={words.people.resetTitle(person.name)}
        points={words.people.resetPoints}
        confirm={words.people.resetAction}
        busy={reset.isPending}
        onConfirm={() => reset.mutate()}
        onCancel={() => setAsking(null)}
      />
      <Confirm
        open={asking === 'deactivate'}
        tone="danger"
        title={words.people.deactivateTitle(person.name)}
        points={words.people.deactivatePoints}
        confirm={words.people.deactivateAction}
        busy={deactivate.isPending}
        onConfirm={() => deactivate.mutate()}
        onCancel={() => setAsking(null)}
      />
    </>
  );
}
