import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Proposal } from '../../../shared/model/proposal.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { currentWords, useWords } from '../../words/use-words.ts';
import css from './approvals.module.css';
import { CompareKeys } from './compare-keys.tsx';

export function GiveButton({ proposal }: { readonly proposal: Proposal }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.handover.give}</Button>
      {open ? <GiveDrawer proposal={proposal} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface GiveProps {
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

function GiveDrawer({ proposal, onClose }: GiveProps) {
  const words = useWords();
  const keys = useQuery(queries.handoverKeys());
  const [personId, setPersonId] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const others = keys.data?.others ?? [];
  const to = others.find((one) => one.personId === personId);
  const save = useMutation({
    mutationFn: (person: (typeof others)[number]) =>
      api.handover.export({
        clientId: proposal.clientId,
        proposalId: proposal.id,
        personId: person.personId,
        passphrase,
      }),
    onSuccess: ({ savedAs }) => {
      setPassphrase('');
      if (savedAs === null) return;
      showToast({ title: currentWords().handover.saved });
      onClose();
    },
  });
  const problem = keys.error ?? save.error;
  return (
    <Drawer
      open
      onClose={onClose}
      title={words.handover.giveTitle}
      subtitle={proposal.objectName}
      actions={
        <Button
          look="primary"
          disabled={!to || to.comparedAt === null || passphrase === ''}
          loading={save.isPending}
          onClick={() => (to ? save.mutate(to) : undefined)}
        >
          {words.handover.save}
        </Button>
      }
    >
      <div className={css.sheet}>
        <p className={css.quiet}>{words.handover.giveNote}</p>
        {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
        <Select
          label={words.handover.to}
          value={personId}
          onChange={setPersonId}
          choices={others.map((one) => ({ value: one.personId as string, label: one.name }))}
        />
        {to && keys.data ? <CompareKeys key={to.personId} mine={keys.data.mine} other={to} /> : null}
        {to && to.comparedAt !== null ? (
          <PasswordField label={words.handover.passphrase} value={passphrase} onChange={setPassphrase} />
        ) : null}
      </div>
    </Drawer>
  );
}
