import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import {
  type Commentary,
  type ReportDetail,
  ReportId,
  type ReportTemplate,
} from '../../../shared/model/report.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../words/use-words.ts';
import { ForTheReport } from '../comments/for-the-report.tsx';
import { Arrangement } from './arrangement.tsx';
import { PagePreview } from './page-preview.tsx';
import { ReportHeader } from './report-header.tsx';
import { Restated } from './restated.tsx';
import css from './reports.module.css';
import { WordsForm } from './words-form.tsx';

interface ReportDeskProps {
  readonly client: Client;
  readonly reportId: string;
  readonly onClose: () => void;
}

/** One report: what is said on the left, the pages themselves on the right. */
export function ReportDesk({ client, reportId, onClose }: ReportDeskProps) {
  const detail = useQuery(queries.report(client.id, reportId));
  const [tab, setTab] = useState<Tab>('words');
  if (detail.error) return <Banner tone="bad">{sentenceOf(detail.error)}</Banner>;
  if (!detail.data) return <SkeletonRows rows={8} />;
  // A new content, from here or from a colleague, starts the form again.
  const { data } = detail;
  return <Desk key={data.contentHash} {...{ client, onClose, tab }} detail={data} onTab={setTab} />;
}

const tabs = ['words', 'form', 'restated'] as const;
type Tab = (typeof tabs)[number];

interface DeskProps extends Pick<ReportDeskProps, 'client' | 'onClose'> {
  readonly detail: ReportDetail;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function Desk({ client, detail, onClose, tab, onTab }: DeskProps) {
  const words = useWords();
  const [said, setSaid] = useState<Commentary>(detail.words);
  const changed = JSON.stringify(said) !== JSON.stringify(detail.words);
  const titles = {
    words: words.reports.wordsTab,
    form: words.reports.formTab,
    restated: words.reports.restatedTab,
  };
  return (
    <>
      <ReportHeader client={client} detail={detail} unsaved={changed} onClose={onClose} />
      <div className={css.desk}>
        <div className={css.editor}>
          <Tabs
            label={words.reports.title}
            value={tab}
            onChange={onTab}
            tabs={tabs.map((value) => ({ value, label: titles[value] }))}
          >
            <div className={css.tab}>
              {tab === 'words' ? (
                <Saying client={client} detail={detail} said={said} changed={changed} onSaid={setSaid} />
              ) : null}
              {tab === 'form' ? <Form client={client} detail={detail} /> : null}
              {tab === 'restated' ? (
                <Restated client={client} reportId={ReportId.parse(detail.line.id)} />
              ) : null}
            </div>
          </Tabs>
        </div>
        <Preview client={client} detail={detail} said={said} />
      </div>
    </>
  );
}

interface SayingProps {
  readonly client: Client;
  readonly detail: ReportDetail;
  readonly said: Commentary;
  readonly changed: boolean;
  readonly onSaid: (said: Commentary) => void;
}

function Saying({ client, detail, said, changed, onSaid }: SayingProps) {
  const words = useWords();
  const one = { clientId: client.id, reportId: ReportId.parse(detail.line.id) };
  const save = useMutation({
    mutationFn: () => api.reports.write({ ...one, words: withoutBlanks(said) }),
  });
  const suggest = useMutation({ mutationFn: () => api.reports.suggest(one), onSuccess: onSaid });
  const problem = save.error ?? suggest.error;
  return (
    <>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      <ForTheReport
        clientId={detail.line.clientId}
        period={detail.line.period}
        sections={detail.settings.sections}
        value={said}
        onChange={onSaid}
      />
      <WordsForm value={said} sections={detail.settings.sections} onChange={onSaid} />
      <div className={css.buttons}>
        <Button look="primary" disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>
          {words.reports.save}
        </Button>
        <Button look="quiet" loading={suggest.isPending} onClick={() => suggest.mutate()}>
          {words.reports.suggest}
        </Button>
      </div>
    </>
  );
}

function Form({ client, detail }: { readonly client: Client; readonly detail: ReportDetail }) {
  const { period: _period, comparison: _comparison, ...template } = detail.settings;
  const arrange = useMutation({
    mutationFn: (settings: ReportTemplate) =>
      api.reports.arrange({ clientId: client.id, reportId: ReportId.parse(detail.line.id), settings }),
  });
  return (
    <>
      {arrange.error ? <Banner tone="bad">{sentenceOf(arrange.error)}</Banner> : null}
      <Arrangement value={template} onChange={(next) => arrange.mutate(next)} />
    </>
  );
}

function Preview({ client, detail, said }: { client: Client; detail: ReportDetail; said: Commentary }) {
  const words = useWords();
  const reportId = ReportId.parse(detail.line.id);
  const asShown = `${detail.contentHash} ${detail.line.state}`;
  // The pages follow the typing, one step behind it rather than in its way.
  const calm = useDeferredValue(withoutBlanks(said));
  const pages = useQuery({
    queryKey: ['client', client.id, 'report', reportId, 'preview', asShown, JSON.stringify(calm)],
    queryFn: () => api.reports.preview({ clientId: client.id, reportId, words: calm }),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  if (pages.error) return <Banner tone="bad">{sentenceOf(pages.error)}</Banner>;
  if (!pages.data) return <SkeletonRows rows={10} />;
  return <PagePreview pages={pages.data} label={words.reports.preview} />;
}

/** A line that somebody began and left empty is not a line. */
function withoutBlanks(said: Commentary): Commentary {
  const filled = (lines: readonly string[]) => lines.filter((line) => line.trim() !== '');
  return {
    ...said,
    wins: filled(said.wins),
    concerns: filled(said.concerns),
    steps: said.steps.filter(({ what }) => what.trim() !== ''),
  };
}
