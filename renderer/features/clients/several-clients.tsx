import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewFromAssets, ReachedAsset } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './clients.module.css';
import { severalOf } from './several.ts';

const { timeZone: ownZone } = Intl.DateTimeFormat().resolvedOptions();
const nothing: readonly ReachedAsset[] = [];

/** Many clients in one go out of what the token reaches: a day of typing less for a new agency. */
export function SeveralClients({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const reached = useQuery(queries.reached());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const offers = severalOf(reached.data ?? nothing);
  const picks: NewFromAssets[] = offers
    .filter(({ accountId }) => !left.has(accountId))
    .map(({ name, accountId, page, currency, timezone }) => ({
      name,
      accountId,
      pageId: page?.metaId ?? null,
      currency: currency ?? 'EUR',
      timezone: timezone ?? ownZone,
    }));
  const add = useMutation({ mutationFn: () => api.clients.addMany({ picks }), onSuccess: onClose });
  const problem = reached.error ?? add.error;
  const toggle = (accountId: string, isPicked: boolean) => {
    const next = new Set(left);
    if (isPicked) next.delete(accountId);
    else next.add(accountId);
    setLeft(next);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.imports.severalTitle}
      description={words.imports.severalNote}
      width="wide"
      busy={add.isPending}
      onSubmit={() => add.mutate()}
      actions={
        <Button look="primary" type="submit" disabled={picks.length === 0} loading={add.isPending}>
          {words.imports.severalAdd(picks.length)}
        </Button>
      }
    >
      <div className={css.fields}>
        {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
        {reached.isPending ? <SkeletonLines lines={6} /> : null}
        {reached.data && offers.length === 0 ? (
          <Banner tone="quiet">{words.imports.severalNone}</Banner>
        ) : null}
        {offers.map(({ name, accountId, page }) => (
          <Checkbox
            key={accountId}
            label={name}
            hint={page ? words.imports.withPage(page.name) : words.imports.withoutPage}
            checked={!left.has(accountId)}
            onChange={(isPicked) => toggle(accountId, isPicked)}
          />
        ))}
      </div>
    </Dialog>
  );
}
