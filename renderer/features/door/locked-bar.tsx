import { useMutation } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { demoPassphrase } from '../../../shared/model/demo.ts';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './door.module.css';

/** Locked, and what is stored can be read on. Main refuses everything else; this says why, and is the way back. */
export function LockedBar({ signedIn }: { readonly signedIn: SignedIn }) {
  const words = useWords();
  const [passphrase, setPassphrase] = useState('');
  const who = { kind: signedIn.kind, personId: signedIn.person.id };
  const unlock = useMutation({
    mutationFn: () => api.workspace.unlock({ ...who, passphrase }),
    onSettled: () => setPassphrase(''),
  });
  const quick = useMutation({ mutationFn: () => api.workspace.unlockQuick(who) });
  const close = useMutation({ mutationFn: () => api.workspace.lock({}) });
  const error = unlock.error ?? quick.error;
  return (
    <>
      <Banner
        tone="info"
        icon={Lock}
        title={words.door.lockedTitle}
        strip
        actions={
          <form
            className={css.back}
            onSubmit={(event) => {
              event.preventDefault();
              unlock.mutate();
            }}
          >
            <PasswordField
              label={words.door.passphraseOf(signedIn.person.name)}
              labelHidden
              placeholder={
                signedIn.kind === 'demo' ? demoPassphrase : words.door.passphraseOf(signedIn.person.name)
              }
              value={passphrase}
              onChange={setPassphrase}
              className={css.backField}
            />
            <Button look="primary" size="small" type="submit" loading={unlock.isPending}>
              {words.door.unlock}
            </Button>
            {signedIn.locked?.quick ? (
              <Button size="small" loading={quick.isPending} onClick={() => quick.mutate()}>
                {words.door.quick}
              </Button>
            ) : null}
            <Button size="small" look="quiet" loading={close.isPending} onClick={() => close.mutate()}>
              {words.door.lockedClose}
            </Button>
          </form>
        }
      >
        {words.door.lockedBody}
      </Banner>
      {error ? (
        <Banner tone="bad" strip>
          {sentenceOf(error)}
        </Banner>
      ) : null}
    </>
  );
}
