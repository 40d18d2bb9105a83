import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AdRow, BreakdownKind } from '../../../shared/model/ads.ts';
import type { Client } from '../../../shared/model/client.ts';
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
import { plainView } from '../../ui/table-model.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { TableMenu } from '../figures/table-menu.tsx';
import { type Part, partColumns } from './part-columns.tsx';

export interface BreakdownPanelProps {
  readonly client: Client;
  /** A campaign: Meta divides those, not what is below them. */
  readonly row: AdRow;
  readonly period: Period;
}

const kinds: readonly BreakdownKind[] = ['age_gender', 'placement', 'country'];
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
