import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../../shared/model/client.ts';
import type { ReportId, RestatedFigure } from '../../../shared/model/report.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './reports.module.css';

/** What Meta says today where the report says something else. */
export function Restated({ client, reportId }: { readonly client: Client; readonly reportId: ReportId }) {
  const words = useWords();
  const formats = useFormats();
  const found = useQuery({
    queryKey: ['client', client.id, 'report', reportId, 'restated'],
    queryFn: () => api.reports.compareWithToday({ clientId: client.id, reportId }),
    staleTime: 0,
  });
  if (found.error) return <Banner tone="bad">{sentenceOf(found.error)}</Banner>;
  if (!found.data) return <SkeletonRows rows={4} />;
  const say = (value: number | null, { unit, currency }: RestatedFigure) => {
    if (value === null) return words.reports.notThere;
    if (unit === 'micros') return formats.spend(value, currency ?? client.currency);
    if (unit === 'share') return formats.percent(value, { decimals: 1 });
    return formats.number(value, unit === 'count' ? 0 : 1);
  };
  const { restated, unread, asOf } = found.data;
  const gaps = unread.map((source) => words.reports.sources[source]).join(', ');
  const notice = (
    <>
      {asOf === null ? null : (
        <p className={css.calm}>{words.reports.comparedWith(formats.dateTime(asOf))}</p>
      )}
      {gaps === '' ? null : <Banner tone="warn">{words.reports.notCompared(gaps)}</Banner>}
    </>
  );
  if (restated.length === 0)
    return (
      <>
        {notice}
        {gaps === '' ? <p className={css.calm}>{words.reports.nothingRestated}</p> : null}
      </>
    );
  return (
    <>
      {notice}
      <p className={css.calm}>{words.reports.restatedCount(restated.length)}</p>
      <Facts
        facts={restated.map((figure) => ({
          term: figure.name,
          value: words.reports.thenNow(say(figure.reported, figure), say(figure.today, figure)),
        }))}
      />
    </>
  );
}
