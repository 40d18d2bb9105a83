import { useQuery } from '@tanstack/react-query';
import { Shield } from 'lucide-react';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Client } from '../../../shared/model/client.ts';
import { formatMoment } from '../../format.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { localeOf, useLanguage } from '../../words/language.ts';
import { useWords } from '../../words/use-words.ts';
import css from '../clients/clients.module.css';

export function WorkspaceAudit() {
  const words = useWords();
  const rows = useQuery(queries.workspaceAudit());
  return (
    <>
      <PageHeader title={words.desk.audit} note={`${words.desk.whole} · ${words.desk.auditNote}`} />
      <Trail rows={rows.data} error={rows.error} />
    </>
  );
}

export function ClientAudit({ client }: { readonly client: Client }) {
  const words = useWords();
  const rows = useQuery(queries.clientAudit(client.id));
  return (
    <>
      <PageHeader
        title={words.desk.audit}
        note={`${client.name} · ${words.desk.auditNote}`}
        colour={client.colour}
      />
      <Trail rows={rows.data} error={rows.error} />
    </>
  );
}

interface TrailProps {
  readonly rows: readonly AuditEntry[] | undefined;
  readonly error: Error | null;
}

function Trail({ rows, error }: TrailProps) {
  const words = useWords();
  const locale = localeOf(useLanguage());
  if (error) return <Banner tone="bad">{sentenceOf(error)}</Banner>;
  if (!rows) return <SkeletonRows />;
  if (rows.length === 0) return <EmptyState icon={Shield} title={words.desk.nothingYet} />;
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.desk.when}</th>
            <th scope="col">{words.desk.who}</th>
            <th scope="col">{words.desk.what}</th>
            <th scope="col">{words.desk.subject}</th>
            <th scope="col">{words.desk.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.chain}:${row.seq}`}>
              <td>{formatMoment(row.at, locale)}</td>
              <td>{row.actor}</td>
              <td>{row.what}</td>
              <td className={css.wrap}>{row.subject}</td>
              <td className={css.muted}>{row.outcome}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
