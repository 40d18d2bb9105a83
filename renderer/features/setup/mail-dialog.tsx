import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { MailKind } from '../../../shared/model/setup.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './setup.module.css';

export interface MailDialogProps {
  readonly client: Client;
  readonly kind: MailKind;
  readonly onClose: () => void;
}

type Language = 'en' | 'pl';

/** A template with the client's names in it: to be read, changed, and handed to the mail program. */
export function MailDialog({ client, kind, onClose }: MailDialogProps) {
  const words = useWords();
  const [language, setLanguage] = useState<Language>(client.language);
  const mail = useQuery({
    queryKey: ['client', client.id, 'mail', kind, language],
    queryFn: () => api.setup.mail({ clientId: client.id, kind, language }),
    gcTime: 0,
  });
  const chooser = (
    <Segmented
      label={words.setup.language}
      value={language}
      onChange={setLanguage}
      segments={[
        { value: 'en', label: words.clients.english },
        { value: 'pl', label: words.clients.polish },
      ]}
    />
  );
  if (!mail.data)
    return (
      <Dialog open onClose={onClose} title={words.setup.mailKind[kind]} width="wide">
        {mail.error ? <Banner tone="bad">{sentenceOf(mail.error)}</Banner> : <SkeletonLines lines={8} />}
      </Dialog>
    );
  return <Letter key={language} client={client} mail={mail.data} chooser={chooser} onClose={onClose} />;
}

type Filled = Awaited<ReturnType<typeof api.setup.mail>>;

interface LetterProps {
  readonly client: Client;
  readonly mail: Filled;
  readonly chooser: React.ReactNode;
  readonly onClose: () => void;
}

function Letter({ client, mail, chooser, onClose }: LetterProps) {
  const words = useWords();
  const { kind } = mail;
  const [to, setTo] = useState(mail.to[0] ?? '');
  const [subject, setSubject] = useState(mail.subject);
  const [body, setBody] = useState(mail.body);
  const use = useMutation({
    mutationFn: (how: 'copied' | 'opened') =>
      api.setup.useMail({ clientId: client.id, kind, to, subject, body, how }),
    onSuccess: (_, how) => {
      showToast({ title: how === 'copied' ? words.setup.mailCopied : words.setup.mailOpened });
      onClose();
    },
  });
  const gaps = [...new Set(`${subject} ${body}`.match(/\{[a-z_]+\}/g))];
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.setup.mailKind[kind]}
      description={client.name}
      width="wide"
      busy={use.isPending}
      aside={chooser}
      actions={
        <>
          <Button onClick={() => use.mutate('copied')}>{words.setup.copyMail}</Button>
          <Button look="primary" disabled={to === ''} onClick={() => use.mutate('opened')}>
            {words.setup.openMail}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        {use.error ? <Banner tone="bad">{sentenceOf(use.error)}</Banner> : null}
        {gaps.length > 0 ? <Banner tone="warn">{words.setup.gaps(gaps.join(', '))}</Banner> : null}
        {mail.to.length > 1 ? (
          <Select
            label={words.setup.to}
            value={to}
            onChange={setTo}
            choices={mail.to.map((address) => ({ value: address, label: address }))}
          />
        ) : (
          <TextField
            label={words.setup.to}
            hint={words.setup.toHint}
            type="email"
            value={to}
            onChange={setTo}
          />
        )}
        <TextField label={words.setup.subject} value={subject} onChange={setSubject} required />
        <TextArea label={words.setup.body} value={body} onChange={setBody} rows={14} required />
      </div>
    </Dialog>
  );
}
