import { useMemo, useState } from 'react';
import type { AdRow } from '../../../shared/model/ads.ts';
import type { Client } from '../../../shared/model/client.ts';
import type { Overview } from '../../../shared/model/overview.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { plainView } from '../../ui/table-model.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { TableMenu } from '../figures/table-menu.tsx';
import { campaignColumns } from './campaign-columns.ts';

export interface CampaignsCardProps {
  readonly client: Client;
  readonly figures: Overview;
  readonly onAll: () => void;
}

const idOf = (row: AdRow) => row.id;

/** The campaigns that most was spent on. */
export function CampaignsCard({ client, figures, onAll }: CampaignsCardProps) {
  const words = useWords();
  const formats = useFormats();
  const [view, setView] = useState(plainView);
  const { currency } = figures;
  const columns = useMemo(
    () => campaignColumns({ words, formats, currency, total: null, clientId: client.id }),
    [words, formats, currency, client.id],
  );
  const name = `${client.name} ${words.overview.campaigns} ${figures.coverage.period.from} ${figures.coverage.period.to}`;
  return (
    <Card
      title={words.overview.campaigns}
      flush
      actions={
        <>
          <Button look="quiet" onClick={onAll}>
            {words.overview.allAds}
          </Button>
          <TableMenu
            clientId={client.id}
            name={name}
            columns={columns}
            rows={figures.campaigns}
            view={view}
          />
        </>
      }
    >
      <DataTable
        label={words.overview.campaigns}
        columns={columns}
        rows={figures.campaigns}
        idOf={idOf}
        view={view}
        onViewChange={setView}
        onOpen={onAll}
        inCard
        fit
        empty={<EmptyState title={words.overview.noCampaigns} />}
      />
    </Card>
  );
}
