import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { dayIn } from '../../../shared/model/day.ts';
import { type Period, periodOf } from '../../../shared/model/period.ts';
import type { ReportTemplate } from '../../../shared/model/report.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PeriodPicker, type PeriodChoice } from '../../ui/period-picker.tsx';
import { useWords } from '../../words/use-words.ts';
import { Arrangement } from './arrangement.tsx';
import { BrandCheck } from './brand-check.tsx';
import { DraftDayPicker } from './draft-day.tsx';
import { Preparing } from './preparing.tsx';
import css from './reports.module.css';

interface NewReportProps {
  readonly client: Client;
  readonly onClose: () => void;
  readonly onMade: (reportId: string) => void;
  /** For the next month of a report that is there. */
  readonly like?: { readonly template: ReportTemplate; readonly period: Period };
}

/** Which period, in which form. The figures are frozen at the press of the button. */
export function NewReport({ client, onClose, onMade, like }: NewReportProps) {
  const words = useWords();
  const [today] = useState(() => dayIn(client.timezone, new Date()));
  const [choice, setChoice] = useState<PeriodChoice>({
    period: like?.period ?? periodOf('last_month', today),
    comparison: 'previous_period',
  });
  const usual = useQuery(queries.reportTemplate(client.id));
  const [own, setOwn] = useState<ReportTemplate | null>(like?.template ?? null);
  const template = own ?? usual.data ?? null;
  const prepare = useMutation({
    mutationFn: (arranged: ReportTemplate) =>
      api.reports.prepare({ clientId: client.id, settings: { ...arranged, ...choice } }),
    onSuccess: ({ reportId }) => onMade(reportId),
  });
  const { remember, forget } = useOwnWay(client.id, () => setOwn(null));
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.reports.newTitle(client.name)}
      description={words.reports.newWhy}
      busy={prepare.isPending}
      onSubmit={() => template && prepare.mutate(template)}
      aside={
        own ? (
          <Button look="quiet" loading={remember.isPending} onClick={() => remember.mutate(own)}>
            {remember.isSuccess ? words.reports.remembered : words.reports.remember}
          </Button>
        ) : usual.data?.isOwn ? (
          <Button look="quiet" loading={forget.isPending} onClick={() => forget.mutate()}>
            {words.reports.forget}
          </Button>
        ) : null
      }
      actions={
        <Button look="primary" type="submit" loading={prepare.isPending} disabled={template === null}>
          {words.reports.prepare}
        </Button>
      }
    >
      <div className={css.fields}>
        {prepare.error ? <Banner tone="bad">{sentenceOf(prepare.error)}</Banner> : null}
        {forget.error ? <Banner tone="bad">{sentenceOf(forget.error)}</Banner> : null}
        {remember.error ? <Banner tone="bad">{sentenceOf(remember.error)}</Banner> : null}
        <div>
          <PeriodPicker value={choice} onChange={setChoice} today={today} />
        </div>
        {template ? <Form template={template} onChange={setOwn} /> : null}
        <BrandCheck colour={client.colour} />
        {prepare.isPending ? <Preparing clientId={client.id} /> : null}
      </div>
    </Dialog>
  );
}

/** A client's own way, kept or given up for the agency's. */
function useOwnWay(clientId: Client['id'], onForgotten: () => void) {
  const cache = useQueryClient();
  const reread = () => cache.invalidateQueries({ queryKey: queries.reportTemplate(clientId).queryKey });
  const remember = useMutation({
    mutationFn: (template: ReportTemplate) => api.reports.setTemplate({ clientId, template }),
    onSuccess: reread,
  });
  const forget = useMutation({
    mutationFn: () => api.reports.setTemplate({ clientId, template: null }),
    onSuccess: async () => {
      await reread();
      onForgotten();
    },
  });
  return { remember, forget };
}

function Form({
  template,
  onChange,
}: {
  readonly template: ReportTemplate;
  readonly onChange: (changed: ReportTemplate) => void;
}) {
  return (
    <>
      <Arrangement value={template} onChange={(changed) => onChange({ ...template, ...changed })} />
      <DraftDayPicker
        withUsual
        value={template.draftsOn}
        onChange={(draftsOn) => onChange({ ...template, draftsOn })}
      />
    </>
  );
}
