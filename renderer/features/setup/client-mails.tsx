import { Copy, Mail, PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { MailKind } from '../../../shared/model/setup.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { MailDialog } from './mail-dialog.tsx';
import { TemplatesDialog } from './templates-dialog.tsx';
import css from './setup.module.css';

export interface ClientMailsProps {
  readonly client: Client;
  readonly systemUserName: string;
  readonly isSuperAdmin: boolean;
}

/** What is sent to the client on the way, and what the System User is called there. */
export function ClientMails({ client, systemUserName, isSuperAdmin }: ClientMailsProps) {
  const words = useWords();
  const [writing, setWriting] = useState<MailKind | null>(null);
  const [editing, setEditing] = useState(false);
  const copy = () => {
    copyText(systemUserName);
    showToast({ title: words.setup.copied });
  };
  return (
    <div className={css.stack}>
      <Card title={words.setup.systemUser}>
        <div className={css.copyLine}>
          <span className={css.code}>{systemUserName}</span>
          <IconButton icon={Copy} size="small" label={words.setup.copy} onClick={copy} />
        </div>
        <p className={css.note}>{words.setup.systemUserNote}</p>
      </Card>
      <Card
        title={words.setup.mails}
        flush
        actions={
          isSuperAdmin ? (
            <Button size="small" look="quiet" icon={PencilLine} onClick={() => setEditing(true)}>
              {words.setup.templatesOpen}
            </Button>
          ) : null
        }
      >
        <List label={words.setup.mails}>
          {MailKind.options.map((kind) => (
            <ListItem
              key={kind}
              before={<Mail size={15} strokeWidth={1.75} />}
              after={
                <Button
                  size="small"
                  aria-label={words.setup.writeMail(words.setup.mailKind[kind])}
                  onClick={() => setWriting(kind)}
                >
                  {words.setup.write}
                </Button>
              }
            >
              {words.setup.mailKind[kind]}
            </ListItem>
          ))}
        </List>
        <p className={css.footnote}>{words.setup.mailsNote}</p>
      </Card>
      {writing ? <MailDialog client={client} kind={writing} onClose={() => setWriting(null)} /> : null}
      {editing ? <TemplatesDialog onClose={() => setEditing(false)} /> : null}
    </div>
  );
}
