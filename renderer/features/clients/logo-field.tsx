import { useMutation } from '@tanstack/react-query';
import { ImagePlus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/use-words.ts';
import { ClientLogo } from './client-logo.tsx';
import css from './clients.module.css';
import { type LogoProblem, readLogo } from './read-logo.ts';

/** Saved at once, apart from the card: a picture is there or it is not. */
export function LogoField({ client }: { readonly client: Client }) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
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
        <Button size="small" icon={ImagePlus} loading={set.isPending} onClick={() => input.current?.click()}>
          {words.setup.logoChoose}
        </Button>
        {client.logo === null ? null : (
          <Button size="small" look="quiet" loading={remove.isPending} onClick={() => remove.mutate()}>
            {words.setup.logoRemove}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        className={css.hiddenInput}
        aria-label={words.setup.logoChoose}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) set.mutate(file);
        }}
      />
      <p className={css.hint}>{words.setup.logoHint}</p>
      {problem ? (
        <Banner tone="bad">{problem === 'large' ? words.setup.logoLarge : words.setup.logoBad}</Banner>
      ) : null}
      {failed ? <Banner tone="bad">{sentenceOf(failed)}</Banner> : null}
    </section>
  );
}
