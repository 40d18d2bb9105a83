import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { AppError, type FailureCode } from '../../../shared/failure.ts';
import { demoPassphrase } from '../../../shared/model/demo.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import type { WorkspaceKind, WorkspaceOnDoor } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/use-words.ts';
import { Recover } from './recover.tsx';
import { RestoreBackup } from './restore-backup.tsx';
import css from './door.module.css';

export interface UnlockProps {
  readonly doors: readonly WorkspaceOnDoor[];
  readonly onOther: () => void;
  /** The new recovery code, shown once; null when none could be made. */
  readonly onRecovered: (recoveryCode: string | null) => void;
}

const restorable: ReadonlySet<FailureCode> = new Set(['storage_damaged', 'storage_newer']);

export function Unlock({ doors, onOther, onRecovered }: UnlockProps) {
  const words = useWords();
  const people = doors.flatMap((door) =>
    door.people.map((person) => ({ ...person, kind: door.kind, key: `${door.kind}:${person.id}` })),
  );
  const [key, setKey] = useState(people[0]?.key ?? '');
  const [passphrase, setPassphrase] = useState('');
  const person = people.find((one) => one.key === key) ?? people[0];
  const unlock = useMutation({
    mutationFn: async () => {
      if (person) await api.workspace.unlock({ kind: person.kind, personId: person.id, passphrase });
    },
    onSettled: () => setPassphrase(''),
  });
  return (
    <main className={css.stage}>
      <form
        className={`${css.box} ${css.form}`}
        onSubmit={(event) => {
          event.preventDefault();
          unlock.mutate();
        }}
      >
        <h1 className={css.brand}>{words.door.unlockTitle}</h1>
        <Warnings doors={doors} />
        <Select
          label={words.door.person}
          value={person?.key ?? null}
          onChange={setKey}
          choices={people.map((one) => ({
            value: one.key,
            label: one.name,
            note: one.kind === 'demo' ? words.door.demo : words.door.real,
          }))}
        />
        <PasswordField
          label={words.door.passphrase}
          hint={person?.kind === 'demo' ? words.door.demoPassphrase(demoPassphrase) : undefined}
          value={passphrase}
          onChange={setPassphrase}
          startFocused
        />
        {person?.quick ? <Quick kind={person.kind} personId={person.id} /> : null}
        {unlock.error ? <Banner tone="bad">{sentenceOf(unlock.error)}</Banner> : null}
        {needsBackup(doors, unlock.error) ? (
          <RestoreBackup note={false} onRestored={() => unlock.reset()} />
        ) : null}
        <div className={css.row}>
          {person ? <Recover kind={person.kind} personId={person.id} onRecovered={onRecovered} /> : null}
          <Button look="quiet" onClick={onOther}>
            {words.door.other}
          </Button>
          <Button look="primary" type="submit" loading={unlock.isPending}>
            {words.door.unlock}
          </Button>
        </div>
      </form>
    </main>
  );
}

/** The way out of a workspace that cannot be read is a backup; nothing replaces it by itself. */
function needsBackup(doors: readonly WorkspaceOnDoor[], error: Error | null): boolean {
  return (
    doors.some(({ trouble }) => trouble !== null) || (error instanceof AppError && restorable.has(error.code))
  );
}

interface QuickProps {
  readonly kind: WorkspaceKind;
  readonly personId: PersonId;
}

/** By the keychain; when it says no, its sentence says why, and the passphrase is still there. */
function Quick(who: QuickProps) {
  const words = useWords();
  const quick = useMutation({ mutationFn: () => api.workspace.unlockQuick(who) });
  return (
    <>
      {quick.error ? <Banner tone="warn">{sentenceOf(quick.error)}</Banner> : null}
      <Button wide loading={quick.isPending} onClick={() => quick.mutate()}>
        {words.door.quick}
      </Button>
    </>
  );
}

function Warnings({ doors }: { readonly doors: readonly WorkspaceOnDoor[] }) {
  return doors
    .flatMap((door) => [door.trouble, door.warning].filter((sentence) => sentence !== null))
    .map((warning) => (
      <Banner key={warning} tone="warn">
        {warning}
      </Banner>
    ));
}
