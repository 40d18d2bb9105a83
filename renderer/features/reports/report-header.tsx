import { useMutation } from '@tanstack/react-query';
import { ArrowLeft, Download, FileCheck2 } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { addDays, dayIn } from '../../../shared/model/day.ts';
import { monthOf, type Period } from '../../../shared/model/period.ts';
import { ReportId, type ReportDetail, ReportTemplate } from '../../../shared/model/report.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';
import { NewReport } from './new-report.tsx';
import { StateBadge } from './report-list.tsx';
import css from './reports.module.css';

interface ReportHeaderProps {
  readonly client: Client;
  readonly detail: ReportDetail;
  /** Words that are only in the form cannot be reviewed or sent. */
  readonly unsaved: boolean;
  readonly onClose: () => void;
}

export function ReportHeader({ client, detail, unsaved, onClose }: ReportHeaderProps) {
  const words = useWords();
  const formats = useFormats();
  const [asking, setAsking] = useState<'remove' | 'next' | null>(null);
  const next = nextPeriod(detail, client.timezone);
  const { review, reopen, remove, save, problem } = useDeeds(client, detail, onClose);
  const { line } = detail;
  const period = formats.period(line.period);
  return (
    <>
      <PageHeader
        title={period}
        note={`${client.name} · ${line.code}`}
        colour={client.colour}
        actions={
          <>
            <Button look="quiet" icon={ArrowLeft} onClick={onClose}>
              {words.reports.back}
            </Button>
            {line.state === 'draft' ? (
              <Button
                icon={FileCheck2}
                disabled={unsaved}
                loading={review.isPending}
                onClick={() => review.mutate()}
              >
                {words.reports.review}
              </Button>
            ) : null}
            <ExportMenu
              detail={detail}
              disabled={unsaved}
              busy={save.isPending}
              onSave={save.mutate}
              onReopen={() => reopen.mutate()}
              onRemove={() => setAsking('remove')}
              next={next === null ? null : words.reports.next(formats.period(next))}
              onNext={() => setAsking('next')}
            />
          </>
        }
      />
      <Standing detail={detail} />
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      {asking === 'next' && next !== null ? (
        <Again client={client} detail={detail} period={next} onClose={() => setAsking(null)} />
      ) : null}
      <Confirm
        open={asking === 'remove'}
        title={words.reports.removeTitle}
        points={[words.reports.removePoint(client.name, period)]}
        confirm={words.reports.remove}
        tone="danger"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onCancel={() => setAsking(null)}
      />
    </>
  );
}

/** The month after that of a report, once it is over. */
function nextPeriod({ settings: { period } }: ReportDetail, timezone: string): Period | null {
  const own = monthOf(period.from);
  if (own.from !== period.from || own.to !== period.to) return null;
  const next = monthOf(addDays(period.to, 1));
  return next.to < dayIn(timezone, new Date()) ? next : null;
}

interface AgainProps extends Pick<ReportHeaderProps, 'client' | 'detail' | 'onClose'> {
  readonly period: Period;
}

/** The same form for another month, with that month's own figures and words. */
function Again({ client, detail, period, onClose }: AgainProps) {
  const go = useScreen((state) => state.go);
  const template = ReportTemplate.parse(detail.settings);
  const open = (item: string) => go({ at: 'reports', clientId: client.id, item });
  return <NewReport client={client} like={{ template, period }} onClose={onClose} onMade={open} />;
}

type Way = 'exportPdf' | 'exportCsv' | 'exportMail';

function useDeeds(client: Client, { line, contentHash }: ReportDetail, onClose: () => void) {
  const words = useWords();
  const one = { clientId: client.id, reportId: ReportId.parse(line.id) };
  const review = useMutation({ mutationFn: () => api.reports.review({ ...one, contentHash }) });
  const reopen = useMutation({ mutationFn: () => api.reports.reopen(one) });
  const remove = useMutation({ mutationFn: () => api.reports.remove(one), onSuccess: onClose });
  const save = useMutation({
    mutationFn: (way: Way) => api.reports[way](one),
    onSuccess: ({ savedAs }) => {
      if (savedAs !== null) showToast({ title: words.reports.saved, body: savedAs });
    },
  });
  return {
    review,
    reopen,
    remove,
    save,
    problem: review.error ?? reopen.error ?? remove.error ?? save.error,
  };
}

interface ExportMenuProps {
  readonly detail: ReportDetail;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly onSave: (way: Way) => void;
  readonly onReopen: () => void;
  readonly onRemove: () => void;
  /** The words for the same report of the next month; null while that month is not over. */
  readonly next: string | null;
  readonly onNext: () => void;
}

function ExportMenu(props: ExportMenuProps) {
  const { detail, disabled, busy, onSave, onReopen, onRemove, next, onNext } = props;
  const words = useWords();
  const action = (label: string, onPress: () => void): MenuEntry => ({ kind: 'action', label, onPress });
  const again = detail.line.state === 'draft' ? [] : [action(words.reports.reopen, onReopen)];
  return (
    <Menu
      align="end"
      trigger={
        <Button look="primary" icon={Download} loading={busy} disabled={disabled}>
          {words.reports.export}
        </Button>
      }
      entries={[
        action(words.reports.exportPdf, () => onSave('exportPdf')),
        action(words.reports.exportMail, () => onSave('exportMail')),
        action(words.reports.exportCsv, () => onSave('exportCsv')),
        { kind: 'line' },
        ...(next === null ? [] : [action(next, onNext)]),
        ...again,
        {
          kind: 'action',
          label: words.reports.remove,
          danger: true,
          disabled: detail.exports.length > 0,
          onPress: onRemove,
        },
      ]}
    />
  );
}

function Standing({ detail }: { readonly detail: ReportDetail }) {
  const words = useWords();
  const formats = useFormats();
  const { line, contentHash } = detail;
  return (
    <div className={css.standing}>
      <StateBadge report={line} />
      <span>
        {line.reviewedBy === null || line.reviewedAt === null
          ? words.reports.draftMeans
          : words.reports.reviewedOn(line.reviewedBy, formats.dateTime(line.reviewedAt))}
      </span>
      <span className={css.hash} title={contentHash}>
        {words.reports.content(contentHash.slice(0, 12))}
      </span>
    </div>
  );
}
