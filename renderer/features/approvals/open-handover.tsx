import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenedHandover } from '../../../shared/model/handover.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { base64OfFile } from '../import/read-file.ts';
import css from './approvals.module.css';
import { OpenedAnswer, OpenedProposal } from './opened-handover.tsx';

export function OpenHandoverButton() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {words.handover.open}
      </Button>
      {open ? <OpenDrawer onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function OpenDrawer({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const [opened, setOpened] = useState<OpenedHandover | null>(null);
  const compared = () =>
    setOpened((one) => (one ? { ...one, from: { ...one.from, comparedAt: one.now } } : null));
  return (
    <Drawer open wide onClose={onClose} title={words.handover.openTitle}>
      <div className={css.sheet}>
        {opened === null ? <AskFile onOpened={setOpened} /> : null}
        {opened?.kind === 'proposal' ? (
          <OpenedProposal opened={opened} onCompared={compared} onDone={onClose} />
        ) : null}
        {opened?.kind === 'approval' ? (
          <OpenedAnswer opened={opened} onCompared={compared} onDone={onClose} />
        ) : null}
      </div>
    </Drawer>
  );
}

function AskFile({ onOpened }: { readonly onOpened: (opened: OpenedHandover) => void }) {
  const words = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const look = useMutation({
    mutationFn: async (chosen: File) => api.handover.open({ bytes: await base64OfFile(chosen), passphrase }),
    onSuccess: onOpened,
  });
  return (
    <>
      <p className={css.quiet}>{words.handover.openNote}</p>
      {look.error ? <Banner tone="bad">{sentenceOf(look.error)}</Banner> : null}
      <div>
        <FileButton label={words.handover.choose} accept=".steward-handover" onFile={setFile} />
      </div>
      {file ? <p>{words.handover.chosen(file.name)}</p> : null}
      <PasswordField label={words.handover.passphrase} value={passphrase} onChange={setPassphrase} />
      <div>
        <Button
          look="primary"
          disabled={file === null || passphrase === ''}
          loading={look.isPending}
          onClick={() => (file ? look.mutate(file) : undefined)}
        >
          {words.handover.look}
        </Button>
      </div>
    </>
  );
}
