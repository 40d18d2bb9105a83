import { useState } from 'react';
import type { AdRow, Ads } from '../../../shared/model/ads.ts';
import type { Client } from '../../../shared/model/client.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './ads.module.css';
import { useMayPropose } from '../budgets/may.ts';
import { ProposeDrawer } from '../budgets/propose-drawer.tsx';
import { BreakdownPanel } from './breakdown-panel.tsx';
import { budgetText, learningText, objectiveText, statusText } from './cells.tsx';
import { Picture } from '../figures/picture.tsx';
import { sayings } from '../figures/said.ts';
import { adColumns } from './columns.tsx';

export interface AdDrawerProps {
  readonly client: Client;
  readonly row: AdRow;
  readonly ads: Ads;
  readonly onClose: () => void;
}

/** One campaign, ad set or ad: its creative, its state, all of its figures. */
export function AdDrawer(props: AdDrawerProps) {
  const { client, row, onClose } = props;
  const [proposing, setProposing] = useState(false);
  if (!proposing || row.level === 'ad') return <Figures {...props} onPropose={() => setProposing(true)} />;
  const objectKind = row.level === 'campaign' ? 'campaign' : 'adset';
  const target = { objectKind, objectId: row.id, name: row.name } as const;
  return <ProposeDrawer clientId={client.id} target={target} onClose={onClose} />;
}

function Figures({
  client,
  row,
  ads,
  onClose,
  onPropose,
}: AdDrawerProps & { readonly onPropose: () => void }) {
  const words = useWords();
  const mayPropose = useMayPropose(client.id);
  const facts = useFacts({ client, row, ads });
  return (
    <Drawer
      wide
      open
      onClose={onClose}
      title={row.name}
      subtitle={`${words.ads.level[row.level]} · ${row.id}`}
      actions={
        !mayPropose || row.budget === null || row.goneAt !== null || row.level === 'ad' ? undefined : (
          <Button onClick={onPropose}>{words.budgets.propose}</Button>
        )
      }
    >
      {row.issues.length > 0 ? (
        <Banner tone="warn" title={words.ads.issues}>
          <ul className={css.issues}>
            {row.issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {row.creative ? <Creative client={client} creative={row.creative} /> : null}
      <Facts facts={facts} lines />
      {row.level === 'campaign' ? (
        <BreakdownPanel client={client} row={row} period={ads.coverage.period} />
      ) : null}
    </Drawer>
  );
}

/** What it is and what it did; what its results are stands with their name. */
function useFacts({ client, row, ads }: Pick<AdDrawerProps, 'client' | 'row' | 'ads'>): readonly Fact[] {
  const words = useWords();
  const formats = useFormats();
  const { currency } = ads;
  const ask = { words, formats, currency, total: null, clientId: client.id, plain: true };
  const counted = sayings(words, formats).results(row.figures?.result ?? null);
  const titleOf = ({ id, title }: { readonly id: string; readonly title: string }) =>
    id === 'results' && counted !== title ? `${title}: ${counted}` : title;
  return [
    { term: words.ads.status, value: statusText(row, words) },
    { term: words.overview.budget, value: budgetText(row, words, formats, currency) },
    ...(row.objective === null
      ? []
      : [{ term: words.ads.objective, value: objectiveText(row.objective, words) }]),
    ...(row.learning === null
      ? []
      : [{ term: words.ads.learning, value: learningText(row.learning, words) }]),
    ...adColumns(ask)
      .slice(3)
      .map((column) => ({ term: titleOf(column), value: column.cell(row) })),
  ];
}

interface CreativeProps {
  readonly client: Client;
  readonly creative: NonNullable<AdRow['creative']>;
}

function Creative({ client, creative }: CreativeProps) {
  const words = useWords();
  return (
    <section aria-label={words.ads.creative}>
      {creative.pictureId ? (
        <Picture clientId={client.id} id={creative.pictureId} size={240} alt={words.ads.creative} />
      ) : null}
      {creative.title ? <h3 dir="auto">{creative.title}</h3> : null}
      {creative.body ? (
        <p dir="auto" className={css.body}>
          {creative.body}
        </p>
      ) : null}
    </section>
  );
}
