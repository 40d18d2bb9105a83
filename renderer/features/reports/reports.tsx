import { useQuery } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { queries } from '../../queries.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeader, Toolbar } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/use-words.ts';
import { useCommand } from '../shell/command-store.ts';
import { useScreen } from '../shell/screen-store.ts';
import type { ClientScreenProps } from '../shell/screens.tsx';
import { WorkspaceDraftDay } from './draft-day.tsx';
import { ManyReports } from './many-reports.tsx';
import { NewReport } from './new-report.tsx';
import { ReportDesk } from './report-desk.tsx';
import { ReportList } from './report-list.tsx';
import css from './reports.module.css';

/** A client's reports: the list, or the one that is open. */
export function ClientReports({ client, item }: ClientScreenProps) {
  const go = useScreen((state) => state.go);
  const open = (reportId: string | undefined) => go({ at: 'reports', clientId: client.id, item: reportId });
  if (item !== undefined)
    return <ReportDesk key={item} client={client} reportId={item} onClose={() => open(undefined)} />;
  return <ListOfClient client={client} onOpen={open} />;
}

function ListOfClient({
  client,
  onOpen,
}: {
  readonly client: Client;
  readonly onOpen: (id: string) => void;
}) {
  const words = useWords();
  const [making, setMaking] = useState(false);
  useCommand('report.new', () => setMaking(true));
  const reports = useQuery(queries.reports(client.id));
  const make = (
    <Button look="primary" icon={FilePlus2} onClick={() => setMaking(true)}>
      {words.reports.make}
    </Button>
  );
  return (
    <>
      <PageHeader title={words.reports.title} note={client.name} colour={client.colour} actions={make} />
      <div className={css.list}>
        {reports.error ? <Banner tone="bad">{sentenceOf(reports.error)}</Banner> : null}
        {reports.data ? (
          <ReportList client={client} reports={reports.data} onOpen={(report) => onOpen(report.id)} />
        ) : (
          <SkeletonRows rows={6} />
        )}
      </div>
      {making ? <NewReport client={client} onClose={() => setMaking(false)} onMade={onOpen} /> : null}
    </>
  );
}

/** The reports of every client that this person may see, newest period first. */
export function AllReports() {
  const words = useWords();
  const go = useScreen((state) => state.go);
  const [many, setMany] = useState(false);
  const reports = useQuery(queries.allReports());
  const clients = useQuery(queries.clients());
  const me = useQuery(queries.workspace());
  const byId = new Map((clients.data ?? []).map((client) => [client.id as string, client]));
  return (
    <>
      <PageHeader
        title={words.reports.title}
        note={words.reports.allNote}
        actions={
          <Button look="primary" onClick={() => setMany(true)} disabled={byId.size === 0}>
            {words.reports.many}
          </Button>
        }
      />
      <div className={css.list}>
        <Toolbar>
          <WorkspaceDraftDay mayChange={me.data?.signedIn?.person.isSuperAdmin ?? false} />
        </Toolbar>
        {reports.error ? <Banner tone="bad">{sentenceOf(reports.error)}</Banner> : null}
        {reports.data && clients.data ? (
          <ReportList
            client={null}
            reports={reports.data}
            clients={byId}
            onOpen={({ clientId, id }) => go({ at: 'reports', clientId, item: id })}
          />
        ) : (
          <SkeletonRows rows={6} />
        )}
      </div>
      {many && clients.data ? <ManyReports clients={clients.data} onClose={() => setMany(false)} /> : null}
    </>
  );
}
