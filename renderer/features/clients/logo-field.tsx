import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/use-words.ts';
import { ClientLogo } from './client-logo.tsx';
import css from './clients.module.css';
import { LogoButton, LogoRefusal } from './logo-button.tsx';
import { type LogoProblem, readLogo } from './read-logo.ts';

/** Saved at once, apart from the card: a picture is there or it is not. */
export function LogoField({ client }: { readonly client: Client }) {
  const words = useWords();
  const [problem, setProblem] = useState<LogoProblem | null>(null);
  const clientId = client.id;
  const set = useMutation({
    mutationFn: async (file: File) => {
      setProblem(null);
      const logo = await readLogo(file);
      if (typeof logo === 'string') setProblem(logo);
      else await api.clients.setLogo({ clientId, logo });
    },
  });
  const remove = useMutation({ mutationFn: () => api.clients.removeLogo({ clientId }) });
  const failed = set.error ?? remove.error;
  return (
    <section className={css.fields} aria-label={words.setup.logo}>
      <h3 className={css.heading}>{words.setup.logo}</h3>
      <div className={css.client}>
        <ClientLogo client={client} size="large" />
        <LogoButton loading={set.isPending} onFile={set.mutate} />
        {client.logo === null ? null : (
          <Button size="small" look="quiet" loading={remove.isPending} onClick={() => remove.mutate()}>
            {words.setup.logoRemove}
          </Button>
        )}
      </div>
      <p className={css.hint}>{words.setup.logoHint}</p>
      <LogoRefusal problem={problem} />
      {failed ? <Banner tone="bad">{sentenceOf(failed)}</Banner> : null}
    </section>
  );
}
