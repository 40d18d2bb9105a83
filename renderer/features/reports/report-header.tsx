import { useMutation } from '@tanstack/react-query';
import { ArrowLeft, Download, FileCheck2 } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { ReportId, type ReportDetail } from '../../../shared/model/report.ts';
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
  const [removing, setRemoving] = useState(false);
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
              onRemove={() => setRemoving(true)}
            />
          </>
        }
      />
      <Standing detail={detail} />
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      <Confirm
        open={removing}
        title={words.reports.removeTitle}
        points={[words.reports.removePoint(client.name, period)]}
        confirm={words.reports.remove}
        tone="danger"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onCancel={() => setRemoving(false)}
      />
    </>
  );
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
}

function ExportMenu({ detail, disabled, busy, onSave, onReopen, onRemove }: ExportMenuProps) {
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
