import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import type { AdminOverview, EndingToken, LooseAsset } from '../../../../shared/model/admin-overview.ts';
import { api } from '../../../api.ts';
import { sentenceOf } from '../../../problem.ts';
import { queries } from '../../../queries.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { List, ListItem } from '../../../ui/list.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { slotText } from '../token-words.tsx';
import css from './overview.module.css';

/** What the workspace itself needs, beside what its clients need. */
export function SideCards({ data }: { readonly data: AdminOverview }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard
    <div className={css.side} tabIndex={0} role="group" aria-label={useWords().admin.title}>
      <TokensCard tokens={data.tokens} />
      <LooseCard loose={data.loose} />
      <AccessCard data={data} />
      <BudgetCard budget={data.budget} />
    </div>
  );
}

function TokensCard({ tokens }: { readonly tokens: readonly EndingToken[] }) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  return (
    <Card
      title={words.admin.tokensEnding}
      actions={
        <Button size="small" onClick={() => go({ at: 'tokens' })}>
          {words.admin.openTokens}
        </Button>
      }
    >
      {tokens.length === 0 ? <p className={css.note}>{words.admin.tokensFine}</p> : null}
      <List label={words.admin.tokensEnding} flush>
        {tokens.slice(0, 8).map((one) => (
          <ListItem key={one.tokenId} note={one.preview} after={<Ends token={one} />}>
            {slotText(words, one)}
          </ListItem>
        ))}
      </List>
      {tokens.length > 8 ? <p className={css.note}>{words.admin.looseMore(tokens.length - 8)}</p> : null}
    </Card>
  );
}

function Ends({ token: { trouble, daysLeft } }: { readonly token: EndingToken }) {
  const words = useWords();
  if (trouble !== null) return <Badge tone="bad">{words.tokens.troubles[trouble]}</Badge>;
  const days = daysLeft ?? 0;
  return <Badge tone={days <= 3 ? 'bad' : 'warn'}>{words.admin.tokenEnds(days)}</Badge>;
}

function LooseCard({ loose }: { readonly loose: AdminOverview['loose'] }) {
  const words = useWords();
  const formats = useFormats();
  const cache = useQueryClient();
  const go = useScreen((state) => state.go);
  const look = useMutation({
    mutationFn: () => api.assets.discover({}),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['admin'] }),
    onError: (error) => showToast({ tone: 'bad', title: words.admin.failed, body: sentenceOf(error) }),
  });
  const { at, count, assets } = loose;
  const kind = (one: LooseAsset) => (one.kind === 'page' ? words.admin.page : words.admin.account);
  return (
    <Card title={words.admin.loose}>
      <p className={css.note}>
        {at === null ? words.admin.looseNever : words.admin.looseAsOf(formats.dateTime(at))}
      </p>
      {count === 0 ? (
        <p className={css.note}>{at === null ? words.admin.looseNeverBody : words.admin.looseNothing}</p>
      ) : (
        <>
          <List label={words.admin.loose} flush>
            {assets.slice(0, 6).map((one) => (
              <ListItem key={one.metaId} note={`${kind(one)} · ${one.metaId}`}>
                {one.name}
              </ListItem>
            ))}
          </List>
          {count > 6 ? <p className={css.note}>{words.admin.looseMore(count - 6)}</p> : null}
        </>
      )}
      <div className={css.foot}>
        <Button size="small" icon={RefreshCw} loading={look.isPending} onClick={() => look.mutate()}>
          {words.admin.looseLook}
        </Button>
        {count > 0 ? (
          <Button size="small" onClick={() => go({ at: 'all-clients' })}>
            {words.admin.looseAssign}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

function AccessCard({ data: { people, archived } }: { readonly data: AdminOverview }) {
  const words = useWords();
  const formats = useFormats();
  const review = useQuery(queries.accessReview());
  const go = useScreen((state) => state.go);
  return (
    <Card
      title={words.admin.access}
      actions={
        <Button size="small" onClick={() => go({ at: 'access' })}>
          {words.admin.review}
        </Button>
      }
    >
      <Facts
        lines
        facts={[
          { term: words.admin.withoutClient, value: formats.number(people.withoutClient) },
          { term: words.admin.due, value: formats.number(review.data?.due ?? 0) },
          { term: words.admin.archived, value: formats.number(archived) },
        ]}
      />
    </Card>
  );
}

function BudgetCard({ budget }: { readonly budget: AdminOverview['budget'] }) {
  const words = useWords();
  const formats = useFormats();
  const go = useScreen((state) => state.go);
  const share = (percent: number | null) =>
    percent === null ? words.ui.noData : formats.percent(percent / 100);
  return (
    <Card
      title={words.admin.limits}
      actions={
        <Button size="small" onClick={() => go({ at: 'sync', item: 'limits' })}>
          {words.admin.openLimits}
        </Button>
      }
    >
      <Facts
        lines
        facts={[
          { term: words.admin.fullest, value: share(budget.fullest) },
          { term: words.admin.waiting, value: formats.number(budget.waiting) },
          ...(budget.tier === null
            ? []
            : [{ term: words.admin.tier, value: words.admin.tiers[budget.tier] }]),
        ]}
      />
    </Card>
  );
}
