import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries, queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/use-words.ts';
import { LogoButton, LogoRefusal } from '../clients/logo-button.tsx';
import { readLogo } from '../clients/read-logo.ts';
import css from './settings.module.css';

/** Saved at once: a picture is there or it is not. */
export function AgencyLogo() {
  const words = useWords();
  const logo = useQuery(queries.agencyLogo());
  const png = logo.data?.png ?? null;
  const reread = () => queryClient.invalidateQueries({ queryKey: ['agency-logo'] });
  const set = useMutation({
    mutationFn: async (file: File | null) => {
      const read = file === null ? null : await readLogo(file);
      if (typeof read === 'string') return read;
      await api.workspace.setAgencyLogo({ logo: read });
      return null;
    },
    onSuccess: reread,
  });
  return (
    <div className={css.line}>
      <p className={css.fieldName}>{words.settings.agencyLogo}</p>
      <div className={css.logoLine}>
        {png === null ? (
          <span className={css.noLogo}>{words.settings.noLogo}</span>
        ) : (
          <img className={css.logo} src={`data:image/png;base64,${png}`} alt={words.settings.agencyLogo} />
        )}
        <LogoButton loading={set.isPending} onFile={set.mutate} />
        {png === null ? null : (
          <Button size="small" look="quiet" onClick={() => set.mutate(null)}>
            {words.setup.logoRemove}
          </Button>
        )}
      </div>
      <p className={css.hint}>{words.settings.agencyLogoNote}</p>
      <LogoRefusal problem={set.data ?? null} />
      {set.error ? <Banner tone="bad">{sentenceOf(set.error)}</Banner> : null}
    </div>
  );
}
