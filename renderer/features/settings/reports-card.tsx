import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Colour, ReportLanguage } from '../../../shared/model/client.ts';
import { contrastOf, readableOnWhite } from '../../../shared/model/contrast.ts';
import { dayIn } from '../../../shared/model/day.ts';
import { periodOf } from '../../../shared/model/period.ts';
import { Audience } from '../../../shared/model/report.ts';
import { filePlaceholders, isPattern, reportFileName } from '../../../shared/model/report-file.ts';
import type { ReportForm } from '../../../shared/model/report-form.ts';
import { Paper } from '../../../shared/model/setting.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries, queryClient } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ClientMark } from '../../ui/client-mark.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { currentWords, useWords } from '../../words/use-words.ts';
import { Sections } from '../reports/arrangement.tsx';
import css from './settings.module.css';

interface Draft {
  readonly form: ReportForm;
  readonly paper: Paper;
}

/** How the agency's reports look, and what their files are called. A client's own way goes before it. */
export function ReportsCard() {
  const words = useWords();
  const form = useQuery(queries.reportForm());
  const settings = useQuery(queries.settings());
  const name = useQuery(queries.workspace()).data?.signedIn?.workspaceName ?? '';
  return (
    <Card title={words.settings.reports}>
      <p className={css.note}>{words.settings.reportsNote}</p>
      {form.error ? <Banner tone="bad">{sentenceOf(form.error)}</Banner> : null}
      {form.data && settings.data ? (
        <Form kept={{ form: form.data, paper: settings.data.paper }} agency={name} />
      ) : null}
    </Card>
  );
}

const own = 'own';
/** Less than this against white paper, and a square of it is no mark (WCAG, non-text). */
const visible = 3;

function Form({ kept, agency }: { readonly kept: Draft; readonly agency: string }) {
  const words = useWords();
  const [draft, setDraft] = useState(kept);
  const { form, paper } = draft;
  const set = (change: Partial<ReportForm>) => setDraft({ ...draft, form: { ...form, ...change } });
  const save = useMutation({ mutationFn: keep, onSuccess: saved });
  const isColour = Colour.safeParse(form.colour).success;
  const isPale = (contrastOf(form.colour, '#ffffff') ?? visible) < visible;
  const isReady = isColour && isPattern(form.fileName);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(kept);
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ kept, draft });
      }}
    >
      {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
      <Looks draft={draft} onForm={set} onPaper={(next) => setDraft({ ...draft, paper: next })} />
      <Sections value={form.sections} onChange={(sections) => set({ sections })} />
      <TextField
        label={words.settings.agencyColour}
        hint={isPale ? words.settings.agencyColourPale : words.settings.agencyColourHint}
        error={isColour ? null : words.settings.agencyColourWrong}
        value={form.colour}
        maxLength={7}
        trail={
          isColour ? (
            <ClientMark name={agency} colour={readableOnWhite(form.colour, visible)} size="small" />
          ) : undefined
        }
        onChange={(colour) => set({ colour: colour.trim().toLowerCase() })}
      />
      <FileName draft={{ form, paper }} agency={agency} onChange={(fileName) => set({ fileName })} />
      <div>
        <Button type="submit" loading={save.isPending} disabled={!isReady || !isChanged}>
          {words.settings.save}
        </Button>
      </div>
    </form>
  );
}

async function keep({ kept, draft }: { kept: Draft; draft: Draft }): Promise<void> {
  if (draft.paper !== kept.paper) await api.workspace.setPaper({ paper: draft.paper });
  await api.reports.setForm(draft.form);
}

async function saved(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['settings'] }),
    queryClient.invalidateQueries({ queryKey: queries.reportForm().queryKey }),
    // A client without a way of its own follows the agency's.
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('report-template') }),
  ]);
  showToast({ title: currentWords().settings.saved });
}

interface LooksProps {
  readonly draft: Draft;
  readonly onForm: (change: Partial<ReportForm>) => void;
  readonly onPaper: (paper: Paper) => void;
}

function Looks({ draft: { form, paper }, onForm, onPaper }: LooksProps) {
  const words = useWords();
  return (
    <div className={css.three}>
      <Select
        label={words.reports.language}
        value={form.language ?? own}
        onChange={(language) => onForm({ language: language === own ? null : language })}
        choices={[
          { value: own, label: words.settings.reportLanguageOwn },
          ...ReportLanguage.options.map((one) => ({ value: one, label: words.reports.languages[one] })),
        ]}
      />
      <Select
        label={words.settings.paper}
        value={paper}
        onChange={onPaper}
        choices={Paper.options.map((one) => ({ value: one, label: one }))}
      />
      <Select
        label={words.reports.audience}
        value={form.audience}
        onChange={(audience) => onForm({ audience })}
        choices={Audience.options.map((one) => ({ value: one, label: words.reports.audiences[one] }))}
      />
    </div>
  );
}

interface FileNameProps {
  readonly draft: Draft;
  readonly agency: string;
  readonly onChange: (pattern: string) => void;
}

/** With the name that it gives the file of a client, as it is typed. */
function FileName({ draft: { form, paper }, agency, onChange }: FileNameProps) {
  const words = useWords();
  const client = useQuery(queries.clients()).data?.[0];
  const [today] = useState(() => dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date()));
  const isGood = isPattern(form.fileName);
  const language = form.language ?? client?.language ?? 'en';
  const settings = { period: periodOf('last_month', today), language, paper, audience: form.audience };
  const sample = { client: client?.name ?? words.reports.client, agency, code: 'R-3f9a', settings };
  const listed = filePlaceholders.map((one) => `{${one}}`).join(' ');
  return (
    <>
      <TextField
        label={words.settings.fileName}
        hint={words.settings.fileNameHint(listed)}
        error={isGood ? null : words.settings.fileNameWrong}
        value={form.fileName}
        maxLength={120}
        onChange={onChange}
      />
      {isGood ? (
        <p className={css.note} aria-live="polite">
          {words.settings.fileNamePreview(reportFileName(form.fileName, sample, 'pdf'))}
        </p>
      ) : null}
    </>
  );
}
