import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mailFields, MailKind, type MailTemplate } from '../../../shared/model/setup.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './setup.module.css';

type Language = 'en' | 'pl';

/** The agency's own words, for every client; and how System Users are called. */
export function TemplatesDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const templates = useQuery(queries.mailTemplates());
  const [kind, setKind] = useState<MailKind>('access_request');
  const [language, setLanguage] = useState<Language>('en');
  const chosen = templates.data?.find((one) => one.kind === kind && one.language === language);
  return (
    <Dialog open onClose={onClose} title={words.setup.templates} width="wide">
      <div className={css.fields}>
        <p className={css.note}>
          {words.setup.templatesNote}{' '}
          <span className={css.code}>{mailFields.map((field) => `{${field}}`).join(' ')}</span>
        </p>
        {templates.error ? <Banner tone="bad">{sentenceOf(templates.error)}</Banner> : null}
        <div className={css.pair}>
          <Select
            label={words.setup.mails}
            labelHidden
            value={kind}
            onChange={setKind}
            choices={MailKind.options.map((value) => ({ value, label: words.setup.mailKind[value] }))}
          />
          <Segmented
            label={words.setup.language}
            value={language}
            onChange={setLanguage}
            segments={[
              { value: 'en', label: words.clients.english },
              { value: 'pl', label: words.clients.polish },
            ]}
          />
        </div>
        {chosen ? <Editor key={`${kind} ${language} ${chosen.setAt}`} template={chosen} /> : null}
        <Naming />
      </div>
    </Dialog>
  );
}

function Editor({ template }: { readonly template: MailTemplate }) {
  const words = useWords();
  const cache = useQueryClient();
  const { kind, language } = template;
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const keep = async (next: MailTemplate[]) => {
    cache.setQueryData(queries.mailTemplates().queryKey, next);
    showToast({ title: words.setup.saved });
    await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === 'mail' });
  };
  const save = useMutation({
    mutationFn: () => api.mails.setTemplate({ kind, language, subject, body }),
    onSuccess: keep,
  });
  const reset = useMutation({
    mutationFn: () => api.mails.resetTemplate({ kind, language }),
    onSuccess: keep,
  });
  const problem = save.error ?? reset.error;
  return (
    <>
      {problem ? <Banner tone="bad">{sentenceOf(problem)}</Banner> : null}
      <TextField label={words.setup.subject} value={subject} onChange={setSubject} required />
      <TextArea label={words.setup.body} value={body} onChange={setBody} rows={11} required />
      <div className={css.buttons}>
        <Button look="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {words.setup.save}
        </Button>
        {template.setBy === null ? null : (
          <>
            <Button look="quiet" loading={reset.isPending} onClick={() => reset.mutate()}>
              {words.setup.reset}
            </Button>
            <Badge>{words.setup.own}</Badge>
          </>
        )}
      </div>
    </>
  );
}

function Naming() {
  const words = useWords();
  const cache = useQueryClient();
  const naming = useQuery(queries.naming());
  const [typed, setTyped] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (pattern: string) => api.mails.setNaming({ pattern }),
    onSuccess: async (next) => {
      cache.setQueryData(queries.naming().queryKey, next);
      setTyped(null);
      showToast({ title: words.setup.saved });
      await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === 'setup' });
    },
  });
  const pattern = typed ?? naming.data?.pattern ?? '';
  return (
    <div className={css.copyLine}>
      <TextField
        label={words.setup.naming}
        hint={words.setup.namingHint}
        value={pattern}
        onChange={setTyped}
        error={save.error ? sentenceOf(save.error) : undefined}
      />
      <Button disabled={typed === null} loading={save.isPending} onClick={() => save.mutate(pattern)}>
        {words.setup.save}
      </Button>
    </div>
  );
}
