import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AdRow, Breakdown, BreakdownKind } from '../../../shared/model/ads.ts';
import type { Client } from '../../../shared/model/client.ts';
import { known } from '../../../shared/model/figures.ts';
import type { Period } from '../../../shared/model/period.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries, queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/select.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { FigureText } from '../figures/cells.tsx';
import { sayings } from '../figures/said.ts';
import { TableMenu } from '../figures/table-menu.tsx';

export interface BreakdownPanelProps {
  readonly client: Client;
  /** A campaign: Meta divides those, not what is below them. */
  readonly row: AdRow;
  readonly period: Period;
}

const kinds: readonly BreakdownKind[] = ['age_gender', 'placement', 'country'];
type Part = Breakdown['rows'][number];
const idOf = ({ first, second }: Part) => `${first} ${second}`;

/** Who saw a campaign, where: asked of Meta when a person wants to know, then kept for reading offline. */
export function BreakdownPanel({ client, row, period }: BreakdownPanelProps) {
  const words = useWords();
  const formats = useFormats();
  const [kind, setKind] = useState<BreakdownKind>('age_gender');
  const [view, setView] = useState(plainView);
  const { kept, ask } = useBreakdown({ client, row, period }, kind);
  const currency = kept.data?.currency ?? client.currency;
  const columns = useMemo(
    () => partColumns(kind, words, formats, currency),
    [kind, words, formats, currency],
  );
  const rows = kept.data?.rows ?? [];
  const name = `${client.name} ${words.ads.breakdownKind[kind]} ${period.from} ${period.to}`;
  const askButton = (
    <Button loading={ask.isPending} onClick={() => ask.mutate()}>
      {words.ads.askMeta}
    </Button>
  );
  return (
    <Card
      title={words.ads.breakdown}
      level={3}
      flush
      actions={
        <>
          <Select<BreakdownKind>
            label={words.ads.breakdown}
            labelHidden
            quiet
            value={kind}
            onChange={setKind}
            choices={kinds.map((one) => ({ value: one, label: words.ads.breakdownKind[one] }))}
          />
          <TableMenu clientId={client.id} name={name} columns={columns} rows={rows} view={view} />
        </>
      }
    >
      {ask.error ? <Banner tone="bad">{sentenceOf(ask.error)}</Banner> : null}
      {kept.data?.asOf === null ? (
        <EmptyState title={words.ads.notAsked} actions={askButton} />
      ) : (
        <DataTable
          label={words.ads.breakdown}
          columns={columns}
          rows={rows}
          idOf={idOf}
          view={view}
          onViewChange={setView}
          rowHeight={34}
          inCard
          fit
        />
      )}
    </Card>
  );
}

/** What is kept of it, and the asking for it. */
function useBreakdown({ client, row, period }: BreakdownPanelProps, kind: BreakdownKind) {
  const kept = useQuery(queries.breakdown(client.id, row.id, kind, period));
  const ask = useMutation({
    mutationFn: () =>
      api.sync.breakdown({ clientId: client.id, assetId: row.assetId, campaignId: row.id, kind, ...period }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['client', client.id, 'breakdown'] }),
  });
  return { kept, ask };
}

function partColumns(
  kind: BreakdownKind,
  words: Words,
  formats: Formats,
  currency: string,
): readonly Column<Part>[] {
  const said = sayings(words, formats);
  const money = (micros: number) => said.money(micros, currency);
  const part = (id: 'first' | 'second', title: string): Column<Part> => ({
    id,
    title,
    width: 96,
    grow: 1,
    fixed: id === 'first',
    text: (row) => row[id],
    sort: (row) => row[id],
    cell: (row) => row[id],
  });
  const measures = [
    {
      id: 'spend',
      title: words.figures.spend,
      of: ({ figures }: Part) => known(figures.spendMicros),
      say: money,
      by: 1_000_000,
    },
    {
      id: 'results',
      title: words.figures.results,
      of: ({ figures }: Part) => figures.results,
      say: said.count,
      by: 1,
    },
    {
      id: 'cost',
      title: words.figures.cost,
      of: ({ figures }: Part) => figures.costMicros,
      say: money,
      by: 1_000_000,
    },
  ];
  return [
    part('first', words.ads.first[kind]),
    ...(kind === 'country' ? [] : [part('second', words.ads.second[kind])]),
    ...measures.map(({ id, title, of, say, by }): Column<Part> => ({
      id,
      title,
      width: 88,
      align: 'end',
      text: (row) => said.text(of(row), say),
      csv: (row) => {
        const { value } = of(row);
        return value === null ? null : value / by;
      },
      sort: (row) => of(row).value,
      cell: (row) => <FigureText figure={of(row)} say={say} />,
    })),
  ];
}
